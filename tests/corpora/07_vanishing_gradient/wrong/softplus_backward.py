"""Plausible mistakes in ``softplus_backward``."""

CASES = [
    dict(
        function="softplus_backward",
        kind="wrong",
        label="no dA",
        code="""
def softplus_backward(dA, z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
""",
        intent="half of dA at 0",
        misconception="the derivative is not multiplied with dA",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="minus z",
        code="""
def softplus_backward(dA, z):
    return dA / (1 + np.exp(np.asarray(z, dtype=float)))
""",
        intent="the gradient passes on the right",
        misconception="the exponent has the wrong sign",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="of the sigmoid",
        code="""
def softplus_backward(dA, z):
    s = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return dA * s * (1 - s)
""",
        intent="half of dA at 0",
        misconception="the derivative of the sigmoid is taken",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="swapped",
        code="""
def softplus_backward(dA, z):
    return z / (1 + np.exp(-np.asarray(dA, dtype=float)))
""",
        intent="half of dA at 0",
        misconception="dA goes through the unit in place of z",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="of the product",
        code="""
def softplus_backward(dA, z):
    return 1 / (1 + np.exp(-np.asarray(dA * z, dtype=float)))
""",
        intent="half of dA at 0",
        misconception="the sigmoid of dA * z",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="negative",
        code="""
def softplus_backward(dA, z):
    return -dA * 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
""",
        intent="half of dA at 0",
        misconception="wrong_sign",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="identity",
        code="""
def softplus_backward(dA, z):
    return 1.0 * dA
""",
        intent="half of dA at 0",
        misconception="argument_returned",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="value",
        code="""
def softplus_backward(dA, z):
    return dA * np.logaddexp(0, z)
""",
        intent="half of dA at 0",
        misconception="multiplied with the value of the unit",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="z as output",
        code="""
def softplus_backward(dA, z):
    return dA * (1 - np.exp(-np.asarray(z, dtype=float)))
""",
        intent="half of dA at 0",
        misconception="z is taken for the output",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="relu",
        code="""
def softplus_backward(dA, z):
    return np.where(z > 0, dA, 0.0)
""",
        intent="half of dA at 0",
        misconception="this is the derivative of the ReLU",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="nan",
        code="""
def softplus_backward(dA, z):
    e = np.exp(np.asarray(z, dtype=float))
    return dA * e / (1 + e)
""",
        intent="stable for large |z|",
        misconception="infinity divided by infinity",
    ),
    dict(
        function="softplus_backward",
        kind="wrong",
        label="divided",
        code="""
def softplus_backward(dA, z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float))) / dA
""",
        intent="half of dA at 0",
        misconception="the division is by dA",
    ),
]
