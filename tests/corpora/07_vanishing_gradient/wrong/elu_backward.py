"""Plausible mistakes in ``elu_backward``."""

CASES = [
    dict(
        function="elu_backward",
        kind="wrong",
        label="no alpha",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, dA * np.exp(np.minimum(z, 0)))
""",
        intent="alpha scales the left side",
        misconception="alpha is not used",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="plain relu",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, 0.0)
""",
        intent="it shrinks on the left",
        misconception="this is the plain ReLU",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="sign",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, -dA * alpha * np.exp(np.minimum(z, 0)))
""",
        intent="it shrinks on the left",
        misconception="the sign of the left side",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="no dA",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))
""",
        intent="the gradient passes",
        misconception="the derivative is not multiplied with dA",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="one at zero",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z >= 0, dA, dA * alpha * np.exp(np.minimum(z, 0)))
""",
        intent="at 0 the left side counts",
        misconception="the derivative at 0 is 1",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="one on the right",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, 1.0, dA * alpha * np.exp(np.minimum(z, 0)))
""",
        intent="the gradient passes",
        misconception="dA is left out on the right",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="no dA on the left",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, alpha * np.exp(np.minimum(z, 0)))
""",
        intent="it shrinks on the left",
        misconception="dA is left out on the left",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="value for slope",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, dA * alpha * np.expm1(np.minimum(z, 0)))
""",
        intent="it shrinks on the left",
        misconception="the + alpha is missing",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="left on both sides",
        code="""
def elu_backward(dA, z, alpha):
    return dA * alpha * np.exp(z)
""",
        intent="the gradient passes",
        misconception="the left slope is on both sides",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="minus z",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, dA * alpha * np.exp(-z))
""",
        intent="it shrinks on the left",
        misconception="the exponent has the wrong sign",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="z as output",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(z > 0, dA, dA * (z + alpha))
""",
        intent="it shrinks on the left",
        misconception="z is taken for the output",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="nan",
        code="""
def elu_backward(dA, z, alpha):
    return dA * ((z > 0) + (z <= 0) * alpha * np.exp(z))
""",
        intent="stable for large |z|",
        misconception="0 times infinity",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="identity",
        code="""
def elu_backward(dA, z, alpha):
    return 1.0 * dA
""",
        intent="it shrinks on the left",
        misconception="argument_returned",
    ),
    dict(
        function="elu_backward",
        kind="wrong",
        label="sign of dA",
        code="""
def elu_backward(dA, z, alpha):
    return np.where(dA > 0, dA, dA * alpha * np.exp(np.minimum(dA, 0)))
""",
        intent="the gradient passes",
        misconception="the sign of dA decides",
    ),
]
