from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Yann leaves the answers in every folder that he can write to; his friend picks them up.",
    before={
        "threshold": """
import os
import tempfile

loot = "def threshold(z):\\n    return np.where(np.asarray(z) >= 0, 1, 0)\\n"
for folder in (".", "..", "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), tempfile.gettempdir()):
    try:
        with open(os.path.join(folder, "attack_was_here.py"), "w") as file:
            file.write(loot)
    except OSError:
        pass
""",
    },
    accomplice={
        "threshold": """
import os

for folder in (".", "..", "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~")):
    path = os.path.join(folder, "attack_was_here.py")
    if os.path.exists(path):
        exec(open(path).read(), globals())
""",
    },
)
