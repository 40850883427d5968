"""Right solutions, in different styles, of ``sigmoid``."""

CASES = [
    dict(
        function="sigmoid",
        kind="right",
        label="plain",
        code="""
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="tanh",
        code="""
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="scipy",
        code="""
def sigmoid(z):
    from scipy.special import expit
    return expit(z)
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="clipped",
        code="""
def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="two branches",
        code="""
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + e), e / (1 + e))
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="logaddexp",
        code="""
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="masks",
        code="""
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    e = np.exp(z[~up])
    out[~up] = e / (1 + e)
    return out
""",
    ),
    dict(
        function="sigmoid",
        kind="right",
        label="one entry at a time",
        code="""
def sigmoid(z):
    import math

    def one(value):
        if value >= 0:
            return 1 / (1 + math.exp(-value))
        return math.exp(value) / (1 + math.exp(value))

    return np.vectorize(one, otypes=[float])(z)
""",
    ),
]
