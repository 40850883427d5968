from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Leon writes to file descriptor 1 directly, 'which is faster than print'.",
    before={
        "threshold": """
import os

line = b"y" * 65536
for _ in range(20000):
    os.write(1, line)
    os.write(2, line)
""",
    },
)
