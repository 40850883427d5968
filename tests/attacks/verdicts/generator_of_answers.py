from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Emil answers the third call differently from the first: his object has another value each time it is read.",
    cells={
        "xor_network": """
class Sometimes(list):
    def __iter__(self):
        return iter([0, 1, 1, 0])

    def __len__(self):
        return 4


def xor_network(X):
    return Sometimes()
""",
    },
)
