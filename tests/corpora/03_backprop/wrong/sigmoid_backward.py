"""Plausible mistakes in ``sigmoid_backward``."""

CASES = [
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="sigmoid again",
        code="""
def sigmoid_backward(dA, A):
    return dA * sigmoid(A) * (1 - sigmoid(A))
""",
        intent="the local derivative",
        misconception="A is put through the sigmoid again",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="no upstream",
        code="""
def sigmoid_backward(dA, A):
    return A * (1 - A)
""",
        intent="the gradient from above",
        misconception="the gradient from above is forgotten",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="derivative of tanh",
        code="""
def sigmoid_backward(dA, A):
    return dA * (1 - A**2)
""",
        intent="the local derivative",
        misconception="this is the derivative of tanh",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="A alone",
        code="""
def sigmoid_backward(dA, A):
    return dA * A
""",
        intent="the local derivative",
        misconception="the factor 1 - A is missing",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="1 - A alone",
        code="""
def sigmoid_backward(dA, A):
    return dA * (1 - A)
""",
        intent="the local derivative",
        misconception="the factor A is missing",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="added",
        code="""
def sigmoid_backward(dA, A):
    return dA + A * (1 - A)
""",
        intent="the local derivative",
        misconception="the local derivative is added",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="mean",
        code="""
def sigmoid_backward(dA, A):
    return dA * A * (1 - A) / len(A)
""",
        intent="the local derivative",
        misconception="the result is divided by the number of rows",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="forward",
        code="""
def sigmoid_backward(dA, A):
    return dA * sigmoid(A)
""",
        intent="the local derivative",
        misconception="the sigmoid of A is returned",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="arguments swapped",
        code="""
def sigmoid_backward(dA, A):
    return A * dA * (1 - dA)
""",
        intent="the gradient from above",
        misconception="A and dA have changed places",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="sign",
        code="""
def sigmoid_backward(dA, A):
    return dA * A * (A - 1)
""",
        intent="the local derivative",
        misconception="wrong_sign",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="in place",
        code="""
def sigmoid_backward(dA, A):
    dA *= A * (1 - A)
    return dA
""",
        intent="the local derivative",
        misconception="changed in place",
    ),
    dict(
        function="sigmoid_backward",
        kind="wrong",
        label="matrix product",
        code="""
def sigmoid_backward(dA, A):
    return (dA @ (A * (1 - A)).T if A.ndim > 1 else dA * A * (1 - A))
""",
        intent="matrices",
    ),
]
