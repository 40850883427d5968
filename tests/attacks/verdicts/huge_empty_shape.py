from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Zeno returns arrays without elements but of astronomical shape, and numbers of every odd kind.",
    cells={
        "threshold": "def threshold(z):\n    return np.empty((0, 2**40))\n",
        "predict": "def predict(X, w, b):\n    return np.lib.stride_tricks.as_strided(np.ones(1), (2**40,), (0,))\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    return complex('nan')\n",
        "perceptron_update": "def perceptron_update(w, b, x, y, lr):\n    return w.astype('datetime64[s]'), b\n",
        "train_perceptron": """
def train_perceptron(X, y, lr, n_epochs):
    return np.full(X.shape[1], np.nan), np.float16("nan"), [float("nan")] * n_epochs
""",
        "xor_network": "def xor_network(X):\n    return np.zeros(len(X), dtype=[('label', int)])\n",
    },
)
