"""Right solutions, in different styles, of ``leaky_relu_backward``."""

CASES = [
    dict(
        function="leaky_relu_backward",
        kind="right",
        label="where",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, slope * dA)
""",
    ),
    dict(
        function="leaky_relu_backward",
        kind="right",
        label="factor",
        code="""
def leaky_relu_backward(dA, z, slope):
    return dA * np.where(z > 0, 1.0, slope)
""",
    ),
    dict(
        function="leaky_relu_backward",
        kind="right",
        label="masks",
        code="""
def leaky_relu_backward(dA, z, slope):
    return dA * (z > 0) + slope * dA * (z <= 0)
""",
    ),
    dict(
        function="leaky_relu_backward",
        kind="right",
        label="copy",
        code="""
def leaky_relu_backward(dA, z, slope):
    dZ = np.array(dA, dtype=float)
    dZ[z <= 0] *= slope
    return dZ
""",
    ),
    dict(
        function="leaky_relu_backward",
        kind="right",
        label="loop",
        code="""
def leaky_relu_backward(dA, z, slope):
    dZ = np.zeros(np.shape(z))
    for i in np.ndindex(np.shape(z)):
        dZ[i] = dA[i] if z[i] > 0 else slope * dA[i]
    return dZ
""",
    ),
    dict(
        function="leaky_relu_backward",
        kind="right",
        label="heaviside",
        code="""
def leaky_relu_backward(dA, z, slope):
    on = np.heaviside(z, 0.0)
    return dA * (on + slope * (1 - on))
""",
    ),
]
