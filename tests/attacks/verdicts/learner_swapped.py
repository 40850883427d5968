from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Carlo finds use_learner in the documentation and hands the tests a learner of his own.",
    before={
        "threshold": """
import nnlib
from autograder.checks import learner


class Brilliant(learner.Learner):
    def has(self, name):
        return True

    def call(self, name, args, kwargs):
        return learner.Outcome(getattr(nnlib, name)(*args, **kwargs), None, "", (args, kwargs))

    def function(self, name):
        return getattr(nnlib, name)

    def substitute(self, name, function):
        from contextlib import nullcontext
        return nullcontext()


learner.current_learner = lambda: Brilliant()
import autograder.checks.exercise

autograder.checks.exercise.current_learner = learner.current_learner
""",
    },
)
