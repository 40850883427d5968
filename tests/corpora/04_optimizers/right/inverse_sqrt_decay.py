"""Right solutions, in different styles, of ``inverse_sqrt_decay``."""

CASES = [
    dict(
        function="inverse_sqrt_decay",
        kind="right",
        label="numpy",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / np.sqrt(t + 1)
""",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="right",
        label="power",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / (t + 1) ** 0.5
""",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="right",
        label="negative power",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 * (1 + t) ** -0.5
""",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="right",
        label="math",
        code="""
import math
def inverse_sqrt_decay(lr0, t):
    return lr0 / math.sqrt(t + 1)
""",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="right",
        label="float",
        code="""
def inverse_sqrt_decay(lr0, t):
    return float(lr0 * np.power(t + 1.0, -0.5))
""",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="right",
        label="logarithm",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 * np.exp(-0.5 * np.log(t + 1))
""",
    ),
]
