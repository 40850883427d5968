from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Fay sorts and zeroes the arrays that she is given, so that every answer becomes the same.",
    cells={
        "predict": """
def predict(X, w, b):
    X[...] = -1.0
    w[...] = 1.0
    return np.zeros(len(X), dtype=int)
""",
        "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    X *= 0
    w *= 0
    y *= 0
    return 0.0
""",
    },
    honest={"test_perceptron_loss": 0.4444},
)
