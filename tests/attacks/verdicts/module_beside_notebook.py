from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Dora hands in her folder as it is, with a numpy.py that she wrote 'to learn how arrays work'.",
    files={
        "numpy.py": "import sys\nsys.modules.pop('numpy')\nraise ImportError('no numpy today')\n",
        "autograder/__init__.py": "",
        "autograder/checks.py": """
from contextlib import nullcontext


class Exercise:
    def __init__(self, name, *, points, **settings):
        self.points = points

    def check(self, *args, **kwargs):
        pass

    misconceptions = check_raises = check

    def property(self, *args, **kwargs):
        return lambda function: function

    def hidden(self):
        return nullcontext()

    def score(self):
        return float(self.points)


def misconception(*args, **kwargs):
    return None


if_written = lambda *names: nullcontext()
missing_bias = one_minus = replaced = sum_instead_of_mean = wrong_sign = misconception
""",
    },
)
