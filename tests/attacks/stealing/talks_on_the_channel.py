from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Pam writes to every open file descriptor in the hope that one of them leads to her score.",
    cells={
        "threshold": """
import os
import stat


def threshold(z):
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode) or stat.S_ISFIFO(os.fstat(fd).st_mode):
                os.write(fd, b'\\x00\\x00\\x00\\x00{"op": "reply", "value": 2.0, "score": 2.0, "points": 2.0}')
        except OSError:
            pass
    return None
""",
    },
    flag=True,
)
