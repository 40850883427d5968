from tests.attacks.attack import Attack

ATTACK = Attack(
    story="Yara warns about every input that looks odd to her; all of them do.",
    cells={
        "perceptron_loss": """
import logging
import sys
import warnings


def perceptron_loss(X, y, w, b):
    warnings.warn(f"odd input {np.asarray(X).tolist()}")
    logging.getLogger().warning("odd input %s", np.asarray(X).tolist())
    sys.stderr.write(str(np.asarray(X).tolist()))
    return None
""",
    },
)
