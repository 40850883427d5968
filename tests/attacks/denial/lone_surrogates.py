from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ulla copies half an emoji; no file in UTF-8 can hold it, wherever it turns up.",
    before={"end": "print('half: \\ud83d')\nraise ValueError('\\ud83d')\n", "start": "'\\ud83d'\n"},
    cells={
        "threshold": "def threshold(z):\n    raise ValueError('half an emoji: \\ud83d')\n",
        "predict": "def predict(X, w, b):\n    return '\\ud83d'\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    print('\\ud83d')\n",
        "perceptron_update": "def perceptron_update(w, b, x, y, lr):\n    return {'\\ud83d': np.array(['\\ud83d'])}\n",
        "train_perceptron": """
def train_perceptron(X, y, lr, n_epochs):
    raise type("\\ud83d", (KeyError,), {})("\\ud83d")
""",
        "xor_network": """
import warnings


def xor_network(X):
    warnings.warn("\\ud83d")
    return -np.ones(len(X))
""",
    },
)
