"""Plausible mistakes in ``minmax_normalize``."""

CASES = [
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="divides by zero",
        code="""
def minmax_normalize(X):
    return (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))
""",
        intent="becomes 0",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="by the maximum",
        code="""
def minmax_normalize(X):
    return X / X.max(axis=0)
""",
        intent="every column runs",
        misconception="by the largest value only",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="min, then maximum",
        code="""
def minmax_normalize(X):
    return (X - X.min(axis=0)) / X.max(axis=0)
""",
        intent="every column runs",
        misconception="the division is by the largest",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="one range",
        code="""
def minmax_normalize(X):
    return (X - X.min()) / (X.max() - X.min())
""",
        intent="every column runs",
        misconception="one range",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="-1 to 1",
        code="""
def minmax_normalize(X):
    r = np.ptp(X, axis=0)
    return 2 * (X - X.min(axis=0)) / np.where(r == 0, 1, r) - 1
""",
        intent="every column runs",
        misconception="the range is -1 to 1",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="turned round",
        code="""
def minmax_normalize(X):
    r = np.ptp(X, axis=0)
    return (X.max(axis=0) - X) / np.where(r == 0, 1, r)
""",
        intent="every column runs",
        misconception="turned round",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="no division",
        code="""
def minmax_normalize(X):
    return 1.0 * X - X.min(axis=0)
""",
        intent="every column runs",
        misconception="the range is not divided by",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="the mean",
        code="""
def minmax_normalize(X):
    r = np.ptp(X, axis=0)
    return (X - X.mean(axis=0)) / np.where(r == 0, 1, r)
""",
        intent="every column runs",
        misconception="the mean is subtracted",
    ),
    dict(
        function="minmax_normalize",
        kind="wrong",
        label="standardised",
        code="""
def minmax_normalize(X):
    s = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(s == 0, 1, s)
""",
        intent="every column runs",
        misconception="standardising",
    ),
]
