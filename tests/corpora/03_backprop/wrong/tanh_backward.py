"""Plausible mistakes in ``tanh_backward``."""

CASES = [
    dict(
        function="tanh_backward",
        kind="wrong",
        label="tanh again",
        code="""
def tanh_backward(dA, A):
    return dA * (1 - np.tanh(A) ** 2)
""",
        intent="the local derivative",
        misconception="A is put through tanh again",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="no upstream",
        code="""
def tanh_backward(dA, A):
    return 1 - A**2
""",
        intent="the gradient from above",
        misconception="the gradient from above is forgotten",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="derivative of the sigmoid",
        code="""
def tanh_backward(dA, A):
    return dA * A * (1 - A)
""",
        intent="the local derivative",
        misconception="this is the derivative of the sigmoid",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="no square",
        code="""
def tanh_backward(dA, A):
    return dA * (1 - A)
""",
        intent="the local derivative",
        misconception="the square is missing",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="the difference squared",
        code="""
def tanh_backward(dA, A):
    return dA * (1 - A) ** 2
""",
        intent="the local derivative",
        misconception="the difference is squared",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="plus",
        code="""
def tanh_backward(dA, A):
    return dA * (1 + A**2)
""",
        intent="the local derivative",
        misconception="the sum 1 + A**2",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="brackets",
        code="""
def tanh_backward(dA, A):
    return dA * 1 - A**2
""",
        intent="the gradient from above",
        misconception="dA is multiplied with 1 alone",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="mean",
        code="""
def tanh_backward(dA, A):
    return dA * (1 - A**2) / len(A)
""",
        intent="the local derivative",
        misconception="the result is divided by the number of rows",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="arguments swapped",
        code="""
def tanh_backward(dA, A):
    return A * (1 - dA**2)
""",
        intent="the gradient from above",
        misconception="A and dA have changed places",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="sign",
        code="""
def tanh_backward(dA, A):
    return dA * (A**2 - 1)
""",
        intent="the local derivative",
        misconception="wrong_sign",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="in place",
        code="""
def tanh_backward(dA, A):
    dA *= 1 - A**2
    return dA
""",
        intent="the local derivative",
        misconception="changed in place",
    ),
    dict(
        function="tanh_backward",
        kind="wrong",
        label="from Z",
        code="""
def tanh_backward(dA, A):
    return dA / np.cosh(A) ** 2
""",
        intent="the local derivative",
    ),
]
