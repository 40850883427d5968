"""Plausible mistakes in ``inverse_sqrt_decay``."""

CASES = [
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="no root",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / (t + 1)
""",
        intent="is halved",
        misconception="the root is missing",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="no one",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / np.sqrt(t) if t else lr0 / 1e-300
""",
        intent="is halved",
        misconception="the 1 is missing",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="one outside",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / (np.sqrt(t) + 1)
""",
        intent="is halved",
        misconception="the 1 is added outside the root",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="from 1",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / np.sqrt(t + 2)
""",
        intent="starts at lr0",
        misconception="t is counted from 1",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="grows",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 * np.sqrt(t + 1)
""",
        intent="is halved",
        misconception="the rate grows",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="no lr0",
        code="""
def inverse_sqrt_decay(lr0, t):
    return 1 / np.sqrt(t + 1)
""",
        intent="starts at lr0",
        misconception="lr0 is not used",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="fixed",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0
""",
        intent="is halved",
        misconception="argument_returned",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="exponential",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 * np.exp(-t)
""",
        intent="is halved",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="root of everything",
        code="""
def inverse_sqrt_decay(lr0, t):
    return np.sqrt(lr0 / (t + 1))
""",
        intent="starts at lr0",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="integer division",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 // np.sqrt(t + 1)
""",
        intent="is halved",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="prints",
        code="""
def inverse_sqrt_decay(lr0, t):
    print(lr0 / np.sqrt(t + 1))
""",
        intent="starts at lr0",
    ),
    dict(
        function="inverse_sqrt_decay",
        kind="wrong",
        label="cube root",
        code="""
def inverse_sqrt_decay(lr0, t):
    return lr0 / np.cbrt(t + 1)
""",
        intent="is halved",
    ),
]
