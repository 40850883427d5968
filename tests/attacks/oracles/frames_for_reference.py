from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Kim asks her caller's variables for the exercise and its reference: 'introspection is Pythonic'.",
    cells={
        "perceptron_update": """
import sys


def perceptron_update(*args):
    frame = sys._getframe(1)
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if hasattr(value, "reference"):
                return value.reference(*args)
        frame = frame.f_back
    return args[0], args[1]
""",
    },
    honest={"test_perceptron_update": 1.0909},
)
