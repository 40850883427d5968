"""Plausible mistakes in ``leaky_relu``."""

CASES = [
    dict(
        function="leaky_relu",
        kind="wrong",
        label="plain relu",
        code="""
def leaky_relu(z, slope):
    return np.maximum(z, 0.0)
""",
        intent="negative values are multiplied",
        misconception="this is the plain ReLU",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="fixed slope",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, z, 0.01 * z)
""",
        intent="negative values are multiplied",
        misconception="the slope is 0.01 whatever",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="minus slope",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, z, -slope * z)
""",
        intent="negative values are multiplied",
        misconception="the sign of the slope",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="swapped",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, slope * z, z)
""",
        intent="positive values stay",
        misconception="the two sides are swapped",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="both sides",
        code="""
def leaky_relu(z, slope):
    return slope * np.asarray(z)
""",
        intent="positive values stay",
        misconception="the slope is on both sides",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="identity",
        code="""
def leaky_relu(z, slope):
    return 1.0 * np.asarray(z)
""",
        intent="negative values are multiplied",
        misconception="argument_returned",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="larger of two",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.maximum(z, slope * z)
""",
        intent="a slope larger than 1",
        misconception="the larger of z and slope * z",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="slope itself",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, z, slope)
""",
        intent="negative values are multiplied",
        misconception="the slope itself is returned",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="derivative",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, 1.0, slope)
""",
        intent="positive values stay",
        misconception="the derivative is returned",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="divided",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    return np.where(z > 0, z, z / slope)
""",
        intent="negative values are multiplied",
        misconception="z is divided by the slope",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="in an integer array",
        code="""
def leaky_relu(z, slope):
    z = np.asarray(z)
    result = np.array(z)
    result[z <= 0] = slope * z[z <= 0]
    return result
""",
        intent="integers",
    ),
    dict(
        function="leaky_relu",
        kind="wrong",
        label="in place",
        code="""
def leaky_relu(z, slope):
    z[z <= 0] *= slope
    return z
""",
        intent="negative values are multiplied",
    ),
]
