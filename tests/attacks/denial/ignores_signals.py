from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Hank ignores all signals that can be ignored and then sleeps.",
    before={
        "threshold": """
import signal
import time

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
time.sleep(3600)
""",
    },
    flag=True,
)
