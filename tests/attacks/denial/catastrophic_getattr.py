from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Wilma's result invents attributes for ever: every look at it leads to another.",
    cells={
        "perceptron_loss": """
class Endless:
    def __getattr__(self, name):
        return Endless()

    def __call__(self, *args, **kwargs):
        return Endless()

    def __iter__(self):
        while True:
            yield 1.0

    def __len__(self):
        return 10**12

    def __reduce__(self):
        while True:
            pass


def perceptron_loss(X, y, w, b):
    return Endless()
""",
    },
)
