"""The learners of the sample class and what each of them answers in lesson 1.

Contract: an answer replaces the whole solution cell of a function. ``SOLVED`` stands for the reference answer; a
function that is not named is left as the lesson hands it out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

SOLVED = "the reference answer"
EXERCISES = ("threshold", "predict", "perceptron_loss", "perceptron_update", "train_perceptron", "xor_network")
ALL_SOLVED = dict.fromkeys(EXERCISES, SOLVED)


@dataclass(frozen=True)
class SampleLearner:
    """A made-up learner: an id, a name, what is special about the answers, the answers, and the answer in words."""

    id: str
    name: str
    kind: str
    answers: dict[str, str] = field(default_factory=dict)
    in_words: str = ""


WRITTEN_WITH_LOOPS = {
    "threshold": """
def threshold(z):
    if np.ndim(z) == 0:
        return 1 if z >= 0 else 0
    return np.array([threshold(row) for row in z], dtype=int)
""",
    "predict": """
def predict(X, w, b):
    labels = []
    for x in X:
        total = b
        for j in range(len(w)):
            total = total + x[j] * w[j]
        labels.append(1 if total >= 0 else 0)
    return np.array(labels, dtype=int)
""",
    "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    total = 0.0
    for x, label in zip(X, y):
        z = np.dot(x, w) + b
        answer = 1 if z >= 0 else 0
        total -= (label - answer) * z
    return total / len(y)
""",
    "perceptron_update": """
def perceptron_update(w, b, x, y, lr):
    answer = 1 if np.dot(w, x) + b >= 0 else 0
    if answer == y:
        return w.copy(), b
    step = lr if y == 1 else -lr
    return w + step * x, b + step
""",
    "train_perceptron": """
def train_perceptron(X, y, lr, n_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes_per_epoch = []
    for epoch in range(n_epochs):
        mistakes = 0
        for i in range(len(X)):
            answer = 1 if X[i] @ w + b >= 0 else 0
            if answer != y[i]:
                mistakes += 1
                w = w + lr * (y[i] - answer) * X[i]
                b = b + lr * (y[i] - answer)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
""",
    "xor_network": """
def xor_network(X):
    one_of_them = np.where(X[:, 0] + X[:, 1] >= 0.5, 1, 0)
    both_of_them = np.where(X[:, 0] + X[:, 1] >= 1.5, 1, 0)
    return np.where(one_of_them - both_of_them >= 0.5, 1, 0)
""",
}

LEARNERS = (
    SampleLearner(
        "ada", "Ada Okafor", "everything right", ALL_SOLVED, "XOR needs a line that no single threshold can draw."
    ),
    SampleLearner(
        "bruno", "Bruno Keller", "right, in loops", WRITTEN_WITH_LOOPS, "The two classes cannot be parted by one line."
    ),
    SampleLearner(
        "chiara",
        "Chiara Rossi",
        "half of it done",
        {"threshold": SOLVED, "predict": SOLVED, "perceptron_loss": SOLVED},
    ),
    SampleLearner(
        "dmitri",
        "Dmitri Sokolov",
        "> for >= at zero",
        ALL_SOLVED | {"threshold": "def threshold(z):\n    return np.where(np.asarray(z) > 0, 1, 0)\n"},
        "The line would have to bend.",
    ),
    SampleLearner(
        "elif",
        "Elif Demir",
        "forgets the bias",
        ALL_SOLVED | {"predict": "def predict(X, w, b):\n    return threshold(X @ w)\n"},
        "Because of the corners of the square.",
    ),
    SampleLearner(
        "farid",
        "Farid Haddad",
        "a sum for a mean",
        ALL_SOLVED
        | {
            "perceptron_loss": """
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    return float(np.sum(-(y - np.where(z >= 0, 1, 0)) * z))
"""
        },
    ),
    SampleLearner(
        "grace",
        "Grace Mwangi",
        "steps the wrong way",
        ALL_SOLVED
        | {
            "perceptron_update": """
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    return w - lr * error * x, b - lr * error
"""
        },
        "One line, four corners, two on each diagonal.",
    ),
    SampleLearner(
        "hiro",
        "Hiro Tanaka",
        "never ends",
        ALL_SOLVED
        | {
            "train_perceptron": """
def train_perceptron(X, y, lr, n_epochs):
    w, b, mistakes_per_epoch = np.zeros(X.shape[1]), 0.0, []
    epoch = 0
    while epoch < n_epochs:
        mistakes_per_epoch.append(0)
    return w, b, mistakes_per_epoch
"""
        },
    ),
    SampleLearner(
        "ines",
        "Ines Duarte",
        "crashes",
        {
            "threshold": SOLVED,
            "predict": "def predict(X, w, b):\n    return threshold([X[i] @ w + b for i in range(len(X) + 1)])\n",
            "xor_network": "import os\n\n\ndef xor_network(X):\n    os._exit(1)\n",
        },
    ),
    SampleLearner("jonas", "Jonas Lindqvist", "blank"),
    SampleLearner(
        "kavya",
        "Kavya Iyer",
        "changes w in place",
        ALL_SOLVED
        | {
            "perceptron_update": """
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    w += lr * error * x
    b += lr * error
    return w, b
"""
        },
        "No weights satisfy the four inequalities.",
    ),
    SampleLearner(
        "liam",
        "Liam Byrne",
        "no valid Python",
        ALL_SOLVED | {"xor_network": "def xor_network(X)\n    return X[:, 0] != X[:, 1]\n"},
    ),
    SampleLearner(
        "mei",
        "Mei Chen",
        "prints for return",
        {
            "threshold": "def threshold(z):\n    print(np.where(np.asarray(z) >= 0, 1, 0))\n",
            "predict": "def predict(X, w, b):\n    print(np.where(X @ w + b >= 0, 1, 0))\n",
        },
    ),
    SampleLearner(
        "noor",
        "Noor Al-Sayed",
        "OR for XOR",
        ALL_SOLVED | {"xor_network": "def xor_network(X):\n    return threshold(X[:, 0] + X[:, 1] - 0.5)\n"},
        "I would add a third input.",
    ),
)
