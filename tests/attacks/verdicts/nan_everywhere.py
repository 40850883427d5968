from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Sven heard that comparisons with nan never raise, and returns nan.",
    cells={
        "threshold": "def threshold(z):\n    return np.full(np.shape(z), np.nan)\n",
        "predict": "def predict(X, w, b):\n    return np.full(len(X), np.nan)\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    return float('nan')\n",
        "xor_network": "def xor_network(X):\n    return np.full(len(X), np.nan)\n",
    },
)
