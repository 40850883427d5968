from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Sara freezes the clock and turns warnings and alarms off, so that no limit is ever reached.",
    before={
        "threshold": """
import signal
import time

time.time = time.monotonic = time.perf_counter = lambda: 0.0
signal.setitimer = signal.alarm = lambda *args: None
""",
    },
    cells={"threshold": "def threshold(z):\n    while True:\n        pass\n"},
    flag=True,
)
