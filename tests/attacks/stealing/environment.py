from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Finn lists the environment to find out 'which Python this is'.",
    before={
        "threshold": """
import os
import subprocess

print(dict(os.environ))
for pid in [name for name in os.listdir("/proc") if name.isdigit()]:
    try:
        print(open(f"/proc/{pid}/environ", "rb").read().replace(b"\\0", b"\\n").decode(errors="replace"))
        print(open(f"/proc/{pid}/cmdline", "rb").read())
    except OSError as error:
        print(error)
""",
    },
)
