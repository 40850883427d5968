from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Piet reads the course's package on his laptop and switches the comparison off 'while debugging'.",
    before={
        "threshold": """
import autograder.checks.compare
import autograder.checks.exercise

autograder.checks.compare.differences = autograder.checks.exercise.differences = lambda *args, **kwargs: []
""",
    },
    cells={
        "threshold": "def threshold(z):\n    return -3\n",
        "predict": "def predict(X, w, b):\n    return -3\n",
        "perceptron_loss": "def perceptron_loss(X, y, w, b):\n    return -3\n",
        "perceptron_update": "def perceptron_update(w, b, x, y, lr):\n    return -3, -3\n",
        "train_perceptron": "def train_perceptron(X, y, lr, n_epochs):\n    return -3, -3, -3\n",
        "xor_network": "def xor_network(X):\n    return -3\n",
    },
)
