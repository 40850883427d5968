from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Val prints every argument with full precision, 'to understand the examples'.",
    cells={
        "predict": """
def predict(X, w, b):
    print("inputs:", np.asarray(X).tolist(), np.asarray(w).tolist(), b)
    return np.zeros(len(X), dtype=int)
""",
    },
)
