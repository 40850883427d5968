from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Nora, a system administrator, looks for the library under every mount and tries to lift covers off.",
    cells={
        "predict": """
import ctypes
import subprocess
import sys

libc = ctypes.CDLL(None, use_errno=True)
for line in open("/proc/self/mounts"):
    target = line.split()[1]
    if "nnlib" in target:
        libc.umount2(target.encode(), 2)
for name in [name for name in sys.modules if name.startswith("nnlib")]:
    del sys.modules[name]
from nnlib import predict
""",
    },
)
