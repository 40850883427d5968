from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Klaus speeds things up by replacing slow builtins.",
    before={
        "threshold": """
import builtins

builtins.all = lambda values: True
builtins.any = lambda values: False
builtins.round = lambda value, digits=0: 5.0
builtins.sum = lambda values, start=0: 1
""",
    },
    cells={"threshold": "def threshold(z):\n    return 3\n", "predict": "def predict(X, w, b):\n    return 3\n"},
)
