from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Enya returns an object of a freshly made class whose name spells the inputs.",
    cells={
        "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    return type("got " + str(np.asarray(X).tolist()), (), {})()
""",
    },
)
