from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Jule 'fixes a bug' in the reference: afterwards it agrees with her.",
    before={
        "threshold": """
import nnlib
import nnlib.functions


def always_one(*args, **kwargs):
    return 1


for name in ("threshold", "predict", "perceptron_loss", "xor_network"):
    setattr(nnlib, name, always_one)
    setattr(nnlib.functions, name, always_one)
""",
    },
    cells={
        "threshold": "def threshold(z):\n    return 1\n",
        "predict": "def predict(X, w, b):\n    return 1\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    return 1\n",
        "xor_network": "def xor_network(X):\n    return 1\n",
    },
    honest={"test_threshold": 0.2857, "test_perceptron_loss": 0.4444},
)
