from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Hugo searches his own process for leftovers of the tests after they have run.",
    before={
        "end": """
import gc
import re

needle = re.compile(rb"exercise\\.check\\(.(?:many rows and features|the mean over many).{0,160}", re.S)
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        start, stop = (int(part, 16) for part in line.split()[0].split("-"))
        if line.split()[1].startswith("rw") and stop - start < 2**27:
            try:
                memory.seek(start)
                for hit in needle.findall(memory.read(stop - start)):
                    print(hit.decode(errors="replace"))
            except (OSError, ValueError):
                pass
""",
    },
)
