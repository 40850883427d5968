from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Mona lets the checks API find the reference for her.",
    cells={
        "threshold": """
from autograder.checks import Exercise as Lookup


def threshold(z):
    return Lookup("threshold", points=1).reference(z)
""",
    },
)
