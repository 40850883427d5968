"""Plausible mistakes in ``binary_cross_entropy``."""

CASES = [
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="sum",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="the mean over ones and zeros",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="sign",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="ones cost the logarithm of p",
        misconception="wrong_sign",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="swapped",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))
""",
        intent="ones cost the logarithm of p",
        misconception="labels and probabilities have changed places",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="ones only",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p))
""",
        intent="zeros cost the logarithm of 1 - p",
        misconception="only the ones count",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="zeros only",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean((1 - y) * np.log(1 - p))
""",
        intent="ones cost the logarithm of p",
        misconception="only the zeros count",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="base 2",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p))
""",
        intent="ones cost the logarithm of p",
        misconception="the logarithm is to base 2",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="base 10",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))
""",
        intent="ones cost the logarithm of p",
        misconception="the logarithm is to base 10",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="squares",
        code="""
def binary_cross_entropy(y, p):
    return np.mean((y - p) ** 2)
""",
        intent="ones cost the logarithm of p",
        misconception="this is the squared error",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="half squares",
        code="""
def binary_cross_entropy(y, p):
    return np.mean((y - p) ** 2) / 2
""",
        intent="ones cost the logarithm of p",
        misconception="this is half the squared error",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="not bounded",
        code="""
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="certain and right costs nothing",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="per row",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="the mean over ones and zeros",
        misconception="the cost of every row is returned",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="bound of 1e-3",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-3, 1 - 1e-3)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="certain and right costs nothing",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="nan counts as 0",
        code="""
def binary_cross_entropy(y, p):
    rows = y * np.log(p) + (1 - y) * np.log(1 - p)
    return -np.mean(np.nan_to_num(rows, neginf=0.0))
""",
        intent="certain and wrong costs a large, finite number",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="infinite when wrong",
        code="""
def binary_cross_entropy(y, p):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))
""",
        intent="certain and wrong costs a large, finite number",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="certain rows dropped",
        code="""
def binary_cross_entropy(y, p):
    inside = (p > 0) & (p < 1)
    y, p = y[inside], p[inside]
    if len(y) == 0:
        return 0.0
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="certain and wrong costs a large, finite number",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="divided by 2n",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / (2 * len(y))
""",
        intent="ones cost the logarithm of p",
    ),
    dict(
        function="binary_cross_entropy",
        kind="wrong",
        label="p changed in place",
        code="""
def binary_cross_entropy(y, p):
    p[p < 0.35] += 1e-12
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
""",
        intent="ones cost the logarithm of p",
    ),
]
