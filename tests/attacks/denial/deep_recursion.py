from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Pola raises the recursion limit until her recursive solution 'works', and the stack overflows.",
    cells={
        "threshold": """
import sys

sys.setrecursionlimit(10**9)


def threshold(z):
    return threshold(z)
""",
    },
    flag=True,
)
