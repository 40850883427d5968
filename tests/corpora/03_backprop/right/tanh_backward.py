"""Right solutions, in different styles, of ``tanh_backward``."""

CASES = [
    dict(
        function="tanh_backward",
        kind="right",
        label="product",
        code="""
def tanh_backward(dA, A):
    return dA * (1 - A) * (1 + A)
""",
    ),
    dict(
        function="tanh_backward",
        kind="right",
        label="steps",
        code="""
def tanh_backward(dA, A):
    local = 1.0 - np.square(A)
    return np.multiply(local, dA)
""",
    ),
    dict(
        function="tanh_backward",
        kind="right",
        label="difference",
        code="""
def tanh_backward(dA, A):
    return dA - dA * A * A
""",
    ),
    dict(
        function="tanh_backward",
        kind="right",
        label="loop",
        code="""
def tanh_backward(dA, A):
    result = np.zeros(A.shape)
    for index in np.ndindex(A.shape):
        result[index] = dA[index] * (1 - A[index] ** 2)
    return result
""",
    ),
    dict(
        function="tanh_backward",
        kind="right",
        label="copy in place",
        code="""
def tanh_backward(dA, A):
    dZ = np.array(dA, dtype=float)
    dZ *= 1 - A * A
    return dZ
""",
    ),
]
