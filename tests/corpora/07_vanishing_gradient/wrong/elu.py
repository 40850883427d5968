"""Plausible mistakes in ``elu``."""

CASES = [
    dict(
        function="elu",
        kind="wrong",
        label="no alpha",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))
""",
        intent="alpha scales the left side",
        misconception="alpha is not used",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="sign",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * (1 - np.exp(np.minimum(z, 0))))
""",
        intent="the left side bends",
        misconception="the sign of the left side",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="plain relu",
        code="""
def elu(z, alpha):
    return np.maximum(z, 0.0)
""",
        intent="the left side bends",
        misconception="this is the plain ReLU",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="no minus one",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)))
""",
        intent="the left side bends",
        misconception="the - 1 is missing",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="brackets",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * np.exp(np.minimum(z, 0)) - 1)
""",
        intent="alpha scales the left side",
        misconception="alpha multiplies the exponential alone",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="alpha in the exponent",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, np.expm1(alpha * np.minimum(z, 0)))
""",
        intent="alpha scales the left side",
        misconception="alpha is in the exponent",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="alpha on both sides",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return alpha * np.where(z > 0, z, np.expm1(np.minimum(z, 0)))
""",
        intent="positive values stay",
        misconception="alpha is on both sides",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="identity",
        code="""
def elu(z, alpha):
    return 1.0 * np.asarray(z)
""",
        intent="the left side bends",
        misconception="argument_returned",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="exponential everywhere",
        code="""
def elu(z, alpha):
    return alpha * np.expm1(z)
""",
        intent="positive values stay",
        misconception="the exponential is on both sides",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="minus z",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, z, alpha * (np.exp(-z) - 1))
""",
        intent="the left side bends",
        misconception="the exponent has the wrong sign",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="derivative",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))
""",
        intent="positive values stay",
        misconception="the derivative is returned",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="nan",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)
""",
        intent="stable for large |z|",
        misconception="0 times infinity",
    ),
    dict(
        function="elu",
        kind="wrong",
        label="larger of two",
        code="""
def elu(z, alpha):
    z = np.asarray(z)
    return np.maximum(z, alpha * np.expm1(np.minimum(z, 0)))
""",
        intent="many values and three axes",
    ),
]
