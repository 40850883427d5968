"""Right solutions, in different styles, of ``softplus``."""

CASES = [
    dict(
        function="softplus",
        kind="right",
        label="logaddexp",
        code="""
def softplus(z):
    return np.logaddexp(0, z)
""",
    ),
    dict(
        function="softplus",
        kind="right",
        label="two parts",
        code="""
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
""",
    ),
    dict(
        function="softplus",
        kind="right",
        label="from 30 on",
        code="""
def softplus(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 30, z, np.log1p(np.exp(np.minimum(z, 30))))
""",
    ),
    dict(
        function="softplus",
        kind="right",
        label="two cases",
        code="""
def softplus(z):
    z = np.asarray(z)
    return np.where(z > 0, z + np.log1p(np.exp(-np.maximum(z, 0))), np.log1p(np.exp(np.minimum(z, 0))))
""",
    ),
    dict(
        function="softplus",
        kind="right",
        label="sigmoid",
        code="""
def softplus(z):
    half = np.abs(z) / 2
    return np.asarray(z) / 2 + half + np.log((1 + np.exp(-2 * half)))
""",
    ),
    dict(
        function="softplus",
        kind="right",
        label="vectorise",
        code="""
def softplus(z):
    return np.vectorize(lambda x: float(max(x, 0) + np.log1p(np.exp(-abs(x)))))(z)
""",
    ),
]
