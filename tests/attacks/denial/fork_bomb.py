from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Dan parallelises with processes that start processes.",
    before={
        "threshold": """
import os
import time

for _ in range(5000):
    try:
        if os.fork() == 0:
            time.sleep(20)
            os._exit(0)
    except OSError:
        break
""",
    },
)
