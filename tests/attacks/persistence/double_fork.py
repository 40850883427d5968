from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Xavi daemonises in the classic way: fork, setsid, fork, ignore every signal.",
    before={
        "threshold": """
import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(1, 32):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        time.sleep(600)
    os._exit(0)
""",
    },
)
