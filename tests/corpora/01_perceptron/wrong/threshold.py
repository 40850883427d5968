"""Plausible mistakes in ``threshold``."""

CASES = [
    dict(
        function="threshold",
        kind="wrong",
        label="strictly above 0",
        code="""
def threshold(z):
    return np.where(np.asarray(z) > 0, 1, 0)
""",
        intent="fires at exactly 0",
        misconception="0 is counted as below",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="answers swapped",
        code="""
def threshold(z):
    return np.where(np.asarray(z) >= 0, 0, 1)
""",
        intent="fires for positive z",
        misconception="the two answers are swapped",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="labels -1 and 1",
        code="""
def threshold(z):
    return np.where(np.asarray(z) >= 0, 1, -1)
""",
        intent="fires for positive z",
        misconception="the answers are -1 and 1",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="np.sign",
        code="""
def threshold(z):
    return np.sign(z).astype(int)
""",
        intent="fires at exactly 0",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="returns booleans",
        code="""
def threshold(z):
    return np.asarray(z) >= 0
""",
        intent="fires for positive z",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="returns floats",
        code="""
def threshold(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)
""",
        intent="fires for positive z",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="relu",
        code="""
def threshold(z):
    return np.maximum(z, 0)
""",
        intent="fires for positive z",
        misconception="z itself is returned",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="numbers only",
        code="""
def threshold(z):
    if z >= 0:
        return 1
    return 0
""",
        intent="fires for positive z",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="arrays only",
        code="""
def threshold(z):
    return np.array([1 if v >= 0 else 0 for v in z])
""",
        intent="takes a single number",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="flattens",
        code="""
def threshold(z):
    return np.array([1 if v >= 0 else 0 for v in np.ravel(z)])
""",
        intent="keeps the shape of a matrix",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="at one half",
        code="""
def threshold(z):
    return np.where(np.asarray(z) >= 0.5, 1, 0)
""",
        intent="fires at exactly 0",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="rounded first",
        code="""
def threshold(z):
    return np.where(np.round(z, 6) >= 0, 1, 0)
""",
        intent="very close to 0",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="writes into z",
        code="""
def threshold(z):
    if np.ndim(z) == 0:
        return int(z >= 0)
    answer = (z >= 0).astype(int)
    z[:] = answer
    return answer
""",
        intent="fires for positive z",
    ),
    dict(
        function="threshold",
        kind="wrong",
        label="prints",
        code="""
def threshold(z):
    print(np.where(np.asarray(z) >= 0, 1, 0))
""",
        intent="fires for positive z",
    ),
]
