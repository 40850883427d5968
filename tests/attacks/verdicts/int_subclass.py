from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Jo subclasses int so that 'labels compare nicely'.",
    cells={
        "threshold": """
class Label(int):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def threshold(z):
    return [Label(7) for _ in np.ravel(z)]
""",
    },
)
