"""Right solutions, in different styles, of ``elu``."""

CASES = [
    dict(
        function="elu",
        kind="right",
        label="expm1",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
""",
    ),
    dict(
        function="elu",
        kind="right",
        label="with a warning",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))
""",
    ),
    dict(
        function="elu",
        kind="right",
        label="two parts",
        code="""
def elu(z, alpha):
    return np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0))
""",
    ),
    dict(
        function="elu",
        kind="right",
        label="copy",
        code="""
def elu(z, alpha):
    result = np.array(z, dtype=float)
    left = result <= 0
    result[left] = alpha * (np.exp(result[left]) - 1)
    return result
""",
    ),
    dict(
        function="elu",
        kind="right",
        label="vectorise",
        code="""
def elu(z, alpha):
    return np.vectorize(lambda x: float(x) if x > 0 else float(alpha * (np.exp(x) - 1)))(z)
""",
    ),
    dict(
        function="elu",
        kind="right",
        label="tanh",
        code="""
def elu(z, alpha):
    half = np.tanh(np.minimum(z, 0) / 2)
    return np.maximum(z, 0) + alpha * 2 * half / (1 - half)
""",
    ),
]
