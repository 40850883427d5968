from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Tariq returns a column with both answers, hoping that broadcasting finds the right one.",
    cells={
        "predict": "def predict(X, w, b):\n    return np.array([[0], [1]])\n",
        "xor_network": "def xor_network(X):\n    return np.zeros((len(X), 1, 1), dtype=int)\n",
    },
)
