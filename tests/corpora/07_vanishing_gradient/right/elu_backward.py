"""Right solutions, in different styles, of ``elu_backward``."""

CASES = [
    dict(
        function="elu_backward",
        kind="right",
        label="where",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, dA * alpha * np.exp(np.minimum(z, 0)))
""",
    ),
    dict(
        function="elu_backward",
        kind="right",
        label="through elu",
        code="""
def elu_backward(dA, z, alpha):
    return dA * np.where(np.asarray(z) > 0, 1.0, elu(z, alpha) + alpha)
""",
    ),
    dict(
        function="elu_backward",
        kind="right",
        label="with a warning",
        code="""
def elu_backward(dA, z, alpha):
    return dA * np.where(z > 0, 1.0, alpha * np.exp(z))
""",
    ),
    dict(
        function="elu_backward",
        kind="right",
        label="copy",
        code="""
def elu_backward(dA, z, alpha):
    dZ = np.array(dA, dtype=float)
    left = z <= 0
    dZ[left] *= alpha * np.exp(z[left])
    return dZ
""",
    ),
    dict(
        function="elu_backward",
        kind="right",
        label="loop",
        code="""
def elu_backward(dA, z, alpha):
    dZ = np.zeros(np.shape(z))
    for i in np.ndindex(np.shape(z)):
        dZ[i] = dA[i] * (1.0 if z[i] > 0 else alpha * np.exp(z[i]))
    return dZ
""",
    ),
    dict(
        function="elu_backward",
        kind="right",
        label="factors",
        code="""
def elu_backward(dA, z, alpha):
    slope = alpha * np.exp(np.minimum(z, 0))
    slope[z > 0] = 1
    return slope * dA
""",
    ),
]
