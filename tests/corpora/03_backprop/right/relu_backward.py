"""Right solutions, in different styles, of ``relu_backward``."""

CASES = [
    dict(
        function="relu_backward",
        kind="right",
        label="where",
        code="""
def relu_backward(dA, Z):
    return np.where(Z > 0, dA, 0.0)
""",
    ),
    dict(
        function="relu_backward",
        kind="right",
        label="copy and mask",
        code="""
def relu_backward(dA, Z):
    dZ = np.array(dA, dtype=float)
    dZ[Z <= 0] = 0
    return dZ
""",
    ),
    dict(
        function="relu_backward",
        kind="right",
        label="heaviside",
        code="""
def relu_backward(dA, Z):
    return dA * np.heaviside(Z, 0.0)
""",
    ),
    dict(
        function="relu_backward",
        kind="right",
        label="loop",
        code="""
def relu_backward(dA, Z):
    result = np.zeros(Z.shape)
    for index in np.ndindex(Z.shape):
        if Z[index] > 0:
            result[index] = dA[index]
    return result
""",
    ),
    dict(
        function="relu_backward",
        kind="right",
        label="astype",
        code="""
def relu_backward(dA, Z):
    gate = (np.maximum(Z, 0) > 0).astype(float)
    return gate * dA
""",
    ),
]
