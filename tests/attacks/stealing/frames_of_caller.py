from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Uli logs 'who called me' with the source lines, as his debugging course recommends.",
    cells={
        "perceptron_loss": """
import linecache
import sys


def perceptron_loss(X, y, w, b):
    frame = sys._getframe(1)
    while frame is not None:
        print("".join(linecache.getlines(frame.f_code.co_filename)))
        print({key: repr(value)[:500] for key, value in list(frame.f_locals.items())})
        frame = frame.f_back
    return 0.0
""",
    },
    honest={"test_perceptron_loss": 0.8889},
)
