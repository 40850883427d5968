from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Theo shows the full score as the cell's result and ends the process before a test can object.",
    cells={
        "threshold": """
import os
import sys
import time


def threshold(z):
    sys.displayhook(2.0)
    sys.stdout.flush()
    time.sleep(0.5)
    os._exit(0)
""",
    },
    flag=True,
)
