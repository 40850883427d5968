from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Lena's 'Money' class rounds generously: it equals every number.",
    cells={
        "perceptron_loss": """
class Money(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __abs__(self):
        return 0.0

    def __hash__(self):
        return 0


def perceptron_loss(X, y, w, b):
    return Money(123.0)
""",
    },
)
