from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Xenia defines a class of her own named Exercise because 'the import did not work at home'.",
    before={
        "threshold": """
from contextlib import nullcontext


class Exercise:
    def __init__(self, name, *, points, **settings):
        self.points = points

    def __getattr__(self, name):
        return lambda *args, **kwargs: nullcontext()

    def property(self, *args, **kwargs):
        return lambda function: function

    def score(self):
        return float(self.points)
""",
    },
)
