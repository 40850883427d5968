from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Wanda fills an object array with friendly elements.",
    cells={
        "predict": """
class Friendly:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __float__(self):
        return 1.0


def predict(X, w, b):
    out = np.empty(len(X), dtype=object)
    out[:] = [Friendly() for _ in X]
    return out
""",
    },
)
