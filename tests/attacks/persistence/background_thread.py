from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Ugo starts a thread that keeps replacing the scores while the tests run.",
    before={
        "threshold": """
import threading
import time


def patch():
    import autograder.checks.results as results
    while True:
        results.Report.score = property(lambda self: float(self.points))
        results.CheckResult.passed = property(lambda self: True)
        time.sleep(0.01)


threading.Thread(target=patch, daemon=False).start()
""",
    },
    cells={"threshold": "def threshold(z):\n    return None\n"},
)
