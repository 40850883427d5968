from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Siri displays a number at the right moment: nbgrader reads the score from what is displayed.",
    cells={
        "threshold": """
import sys


def threshold(z):
    sys.displayhook(2.0)
    raise KeyboardInterrupt
""",
    },
)
