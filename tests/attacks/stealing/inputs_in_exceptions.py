from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Wes raises errors that quote the arguments: 'good error messages help users'.",
    cells={
        "predict": """
def predict(X, w, b):
    raise ValueError(f"cannot handle X={np.asarray(X).tolist()} w={np.asarray(w).tolist()} b={b}")
""",
        "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    name = "E" + "".join(f"{value:.12f}" for value in np.ravel(X)[:3])
    raise type(name, (Exception,), {})("see the name")
""",
    },
)
