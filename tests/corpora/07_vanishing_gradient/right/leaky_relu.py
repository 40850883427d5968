"""Right solutions, in different styles, of ``leaky_relu``."""

CASES = [
    dict(
        function="leaky_relu",
        kind="right",
        label="where",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, z, slope * z)
""",
    ),
    dict(
        function="leaky_relu",
        kind="right",
        label="two parts",
        code="""
def leaky_relu(z, slope):
    return np.maximum(z, 0) + slope * np.minimum(z, 0)
""",
    ),
    dict(
        function="leaky_relu",
        kind="right",
        label="masks",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return (z > 0) * z + (z <= 0) * slope * z
""",
    ),
    dict(
        function="leaky_relu",
        kind="right",
        label="factor",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return z * np.where(z > 0, 1.0, slope)
""",
    ),
    dict(
        function="leaky_relu",
        kind="right",
        label="not less",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z < 0, slope * z, z)
""",
    ),
    dict(
        function="leaky_relu",
        kind="right",
        label="copy",
        code="""
def leaky_relu(z, slope):
    result = np.array(z, dtype=float)
    result[result <= 0] *= slope
    return result
""",
    ),
    dict(
        function="leaky_relu",
        kind="right",
        label="vectorise",
        code="""
def leaky_relu(z, slope):
    return np.vectorize(lambda x: float(x) if x > 0 else float(slope * x))(z)
""",
    ),
]
