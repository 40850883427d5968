from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Fred's loop waits for a convergence that never comes.",
    cells={"predict": "def predict(X, w, b):\n    while True:\n        pass\n"},
    solved=("threshold",),
    honest={"test_threshold": 2.0},
    flag=True,
)
