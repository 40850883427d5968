from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Rik fixes every random number: with constant data one constant answer is enough.",
    before={
        "threshold": """
class Constant:
    def normal(self, loc=0.0, scale=1.0, size=None):
        return np.ones(size) if size is not None else 1.0

    def integers(self, low, high=None, size=None, **kwargs):
        return np.ones(size, dtype=int)

    def permutation(self, n):
        return np.arange(n)

    def __getattr__(self, name):
        return lambda *args, **kwargs: 1


np.random.default_rng = lambda *args, **kwargs: Constant()
""",
    },
    cells={
        "predict": "def predict(X, w, b):\n    return np.ones(len(X), dtype=int)\n",
        "xor_network": "def xor_network(X):\n    return np.zeros(len(X), dtype=int)\n",
    },
    honest={"test_predict": 0.3, "test_xor_network": 0.75},
)
