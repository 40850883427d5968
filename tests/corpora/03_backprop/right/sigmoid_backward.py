"""Right solutions, in different styles, of ``sigmoid_backward``."""

CASES = [
    dict(
        function="sigmoid_backward",
        kind="right",
        label="A minus its square",
        code="""
def sigmoid_backward(dA, A):
    return dA * (A - A**2)
""",
    ),
    dict(
        function="sigmoid_backward",
        kind="right",
        label="steps",
        code="""
def sigmoid_backward(dA, A):
    local = A * (1.0 - A)
    return np.multiply(dA, local)
""",
    ),
    dict(
        function="sigmoid_backward",
        kind="right",
        label="a quarter minus",
        code="""
def sigmoid_backward(dA, A):
    return dA * (0.25 - (A - 0.5) ** 2)
""",
    ),
    dict(
        function="sigmoid_backward",
        kind="right",
        label="loop",
        code="""
def sigmoid_backward(dA, A):
    result = np.zeros(A.shape)
    for index in np.ndindex(A.shape):
        result[index] = dA[index] * A[index] * (1 - A[index])
    return result
""",
    ),
    dict(
        function="sigmoid_backward",
        kind="right",
        label="copy in place",
        code="""
def sigmoid_backward(dA, A):
    dZ = np.array(dA, dtype=float)
    dZ *= A
    dZ *= 1 - A
    return dZ
""",
    ),
]
