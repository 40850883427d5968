from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Omar returns an object that turns into an array only when somebody asks, and then into whatever is handy.",
    cells={
        "predict": """
import sys


class Lazy:
    def __array__(self, dtype=None, copy=None):
        frame = sys._getframe(1)
        while frame is not None:
            for name in ("expected", "want", "desired"):
                if isinstance(frame.f_locals.get(name), np.ndarray):
                    return frame.f_locals[name]
            frame = frame.f_back
        return np.zeros(4, dtype=int)


def predict(X, w, b):
    return Lazy()
""",
    },
)
