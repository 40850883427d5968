from tests.attacks.attack import Attack

WAIT = "    while True:\n        try:\n            wait()\n        except BaseException:\n            pass\n"
HEADS = {
    "threshold": "z",
    "predict": "X, w, b",
    "perceptron_loss": "X, y, w, b",
    "perceptron_update": "w, b, x, y, lr",
    "train_perceptron": "X, y, lr, n_epochs",
    "xor_network": "X",
}

ATTACK = Attack(
    story="Elmo's functions all wait for a helper that nobody tests, and hold on when they are interrupted.",
    before={"threshold": "def wait():\n    while True:\n        pass\n"},
    cells={name: f"def {name}({arguments}):\n{WAIT}" for name, arguments in HEADS.items()},
    flag=True,
)
