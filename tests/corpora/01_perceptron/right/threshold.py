"""Right solutions, in different styles, of ``threshold``."""

CASES = [
    dict(
        function="threshold",
        kind="right",
        label="astype",
        code="""
def threshold(z):
    return (np.asarray(z) >= 0).astype(int)
""",
    ),
    dict(
        function="threshold",
        kind="right",
        label="heaviside",
        code="""
def threshold(z):
    return np.heaviside(z, 1).astype(np.int64)
""",
    ),
    dict(
        function="threshold",
        kind="right",
        label="loops",
        code="""
def threshold(z):
    if np.ndim(z) == 0:
        return 1 if z >= 0 else 0
    return np.array([threshold(row) for row in z])
""",
    ),
    dict(
        function="threshold",
        kind="right",
        label="vectorize",
        code="""
def threshold(z):
    return np.vectorize(lambda v: 1 if v >= 0 else 0)(z)
""",
    ),
    dict(
        function="threshold",
        kind="right",
        label="1 minus below",
        code="""
def threshold(z):
    return 1 - np.less(z, 0).astype(int)
""",
    ),
    dict(
        function="threshold",
        kind="right",
        label="small integers",
        code="""
def threshold(z):
    return np.asarray(z >= 0, dtype=np.int8)
""",
    ),
    dict(
        function="threshold",
        kind="right",
        label="filled array",
        code="""
def threshold(z):
    z = np.asarray(z)
    answer = np.zeros(z.shape, dtype=int)
    answer[z >= 0] = 1
    return answer
""",
    ),
]
