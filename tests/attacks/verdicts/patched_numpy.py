from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Britta calls it 'being tolerant with rounding errors' and makes NumPy's comparisons agree.",
    before={
        "threshold": """
def agree(*args, **kwargs):
    return True


np.allclose = np.array_equal = np.array_equiv = agree
np.isclose = lambda *args, **kwargs: np.array([True])
np.testing.assert_allclose = np.testing.assert_array_equal = np.testing.assert_equal = lambda *a, **k: None
""",
    },
    cells={
        "threshold": "def threshold(z):\n    return np.full(np.shape(z), 5) if np.ndim(z) else 5\n",
        "predict": "def predict(X, w, b):\n    return np.full(len(X), 5)\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    return 77.0\n",
        "perceptron_update": "def perceptron_update(w, b, x, y, lr):\n    return w + 100.0, b + 100.0\n",
    },
    honest={"test_perceptron_loss": 0.4444},
)
