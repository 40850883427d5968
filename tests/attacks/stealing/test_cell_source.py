from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Sue asks IPython for the source of the test's own helper functions and closures.",
    cells={
        "perceptron_loss": """
import inspect
import sys


def perceptron_loss(X, y, w, b):
    for name, value in list(globals().items()):
        if callable(value) or name in ("exercise", "trained"):
            try:
                print(inspect.getsource(value))
            except (OSError, TypeError):
                pass
    for frame in inspect.stack():
        print(frame.code_context, frame.filename)
    raise RuntimeError(str([frame.code_context for frame in inspect.stack(context=40)]))
""",
    },
)
