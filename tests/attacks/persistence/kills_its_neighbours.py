from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Beau ends 'stale kernels' by sending SIGKILL to everything that he may signal.",
    before={
        "threshold": """
import os
import signal

own = os.getpid()
os.kill(os.getppid(), signal.SIGSTOP) if os.getppid() > 1 else None
for pid in [int(name) for name in os.listdir("/proc") if name.isdigit()]:
    if pid not in (1, own):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
""",
    },
)
