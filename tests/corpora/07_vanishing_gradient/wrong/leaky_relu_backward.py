"""Plausible mistakes in ``leaky_relu_backward``."""

CASES = [
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="plain relu",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, 0.0)
""",
        intent="multiplied with the slope on the left",
        misconception="this is the plain ReLU",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="fixed slope",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, 0.01 * dA)
""",
        intent="multiplied with the slope on the left",
        misconception="the slope is 0.01 whatever",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="no dA",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, 1.0, slope)
""",
        intent="the gradient passes",
        misconception="is not multiplied with dA",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="one at zero",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z >= 0, dA, slope * dA)
""",
        intent="at 0 the left side counts",
        misconception="the derivative at 0 is 1",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="swapped",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, slope * dA, dA)
""",
        intent="the gradient passes",
        misconception="the two sides are swapped",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="sign of dA",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(dA > 0, dA, slope * dA)
""",
        intent="the gradient passes",
        misconception="the sign of dA decides",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="slope times z",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, slope * z * dA)
""",
        intent="multiplied with the slope on the left",
        misconception="the slope is multiplied with z",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="unit of the product",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA * z, slope * dA * z)
""",
        intent="the gradient passes",
        misconception="the unit is applied to dA * z",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="identity",
        code="""
def leaky_relu_backward(dA, z, slope):
    return 1.0 * dA
""",
        intent="multiplied with the slope on the left",
        misconception="argument_returned",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="slope alone on the left",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, slope)
""",
        intent="multiplied with the slope on the left",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="in place",
        code="""
def leaky_relu_backward(dA, z, slope):
    dA[z <= 0] *= slope
    return dA
""",
        intent="multiplied with the slope on the left",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="zero at zero",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, np.where(z < 0, slope * dA, 0.0))
""",
        intent="at 0 the left side counts",
    ),
    dict(
        function="leaky_relu_backward",
        kind="wrong",
        label="mean",
        code="""
def leaky_relu_backward(dA, z, slope):
    return np.where(z > 0, dA, slope * dA) / len(dA)
""",
        intent="the gradient passes",
    ),
]
