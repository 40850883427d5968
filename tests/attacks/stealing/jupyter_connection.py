from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ole reads the kernel's connection file to talk to the grader's side of the line.",
    before={
        "threshold": """
import glob
import os
import sys

for path in glob.glob(os.path.expanduser("~/.local/share/jupyter/runtime/*")) + sys.argv:
    try:
        print(path, open(path).read())
    except OSError:
        pass
for fd in os.listdir("/proc/self/fd"):
    if os.path.exists(f"/proc/self/fd/{fd}"):
        print(os.readlink(f"/proc/self/fd/{fd}"))
for fd in range(3, 64):
    try:
        print(os.pread(fd, 100000, 0))
    except OSError:
        pass
""",
    },
)
