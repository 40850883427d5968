"""Right solutions, in different styles, of ``binary_cross_entropy``."""

CASES = [
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="loop",
        code="""
def binary_cross_entropy(y, p):
    import math

    total = 0.0
    for label, q in zip(y, p):
        chosen = q if label == 1 else 1 - q
        total -= math.log(max(chosen, 1e-15))
    return total / len(y)
""",
    ),
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="where",
        code="""
def binary_cross_entropy(y, p):
    chosen = np.where(y == 1, p, 1 - p)
    return float(-np.log(np.maximum(chosen, 1e-300)).mean())
""",
    ),
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="log1p",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -(y @ np.log(p) + (1 - y) @ np.log1p(-p)) / len(y)
""",
    ),
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="small number added",
        code="""
def binary_cross_entropy(y, p):
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
""",
    ),
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="xlogy",
        code="""
def binary_cross_entropy(y, p):
    from scipy.special import xlog1py, xlogy

    p = np.clip(p, 1e-13, 1 - 1e-13)
    return -np.mean(xlogy(y, p) + xlog1py(1 - y, -p))
""",
    ),
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="einsum",
        code="""
def binary_cross_entropy(y, p):
    p = np.clip(p, np.finfo(float).eps, 1 - np.finfo(float).eps)
    return -(np.einsum('i,i->', y, np.log(p)) + np.einsum('i,i->', 1 - y, np.log(1 - p))) / y.size
""",
    ),
    dict(
        function="binary_cross_entropy",
        kind="right",
        label="two classes at a time",
        code="""
def binary_cross_entropy(y, p):
    ones, zeros = p[y == 1], p[y == 0]
    cost = -np.sum(np.log(np.maximum(ones, 1e-14))) - np.sum(np.log(np.maximum(1 - zeros, 1e-14)))
    return cost / len(p)
""",
    ),
]
