from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Rosa noticed that a loop over an empty array checks nothing, and returns empty arrays.",
    cells={
        "threshold": "def threshold(z):\n    return np.array([], dtype=int)\n",
        "predict": "def predict(X, w, b):\n    return np.empty((0,), dtype=int)\n",
        "xor_network": "def xor_network(X):\n    return np.array([], dtype=int)\n",
    },
)
