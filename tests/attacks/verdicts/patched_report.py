from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Bea's monkey patch 'repairs' the rounding in the report: every check has passed.",
    before={
        "threshold": """
import autograder.checks.results as results

results.CheckResult.passed = property(lambda self: True)
results.Report.score = property(lambda self: float(self.points))
""",
    },
    cells={
        "threshold": "def threshold(z):\n    return None\n",
        "predict": "def predict(X, w, b):\n    return None\n",
        "xor_network": "def xor_network(X):\n    return None\n",
    },
)
