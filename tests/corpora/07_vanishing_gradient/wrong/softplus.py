"""Plausible mistakes in ``softplus``."""

CASES = [
    dict(
        function="softplus",
        kind="wrong",
        label="base 2",
        code="""
def softplus(z):
    return np.logaddexp2(0, np.asarray(z) / np.log(2))
""",
        intent="is log 2 at 0",
        misconception="the logarithm has base 2",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="base 10",
        code="""
def softplus(z):
    return np.logaddexp(0, z) / np.log(10)
""",
        intent="is log 2 at 0",
        misconception="the logarithm has base 10",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="minus z",
        code="""
def softplus(z):
    return np.logaddexp(0, -np.asarray(z))
""",
        intent="nearly z on the right",
        misconception="the exponent has the wrong sign",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="negative",
        code="""
def softplus(z):
    return -np.logaddexp(0, z)
""",
        intent="is log 2 at 0",
        misconception="wrong_sign",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="no logarithm",
        code="""
def softplus(z):
    return 1 + np.exp(z)
""",
        intent="is log 2 at 0",
        misconception="the argument of the logarithm",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="no one",
        code="""
def softplus(z):
    return np.log(np.exp(np.clip(z, -700, 700))) + 0.0 * np.asarray(z) + np.asarray(z) - np.clip(z, -700, 700)
""",
        intent="is log 2 at 0",
        misconception="the 1 is missing",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="relu",
        code="""
def softplus(z):
    return np.maximum(z, 0.0)
""",
        intent="is log 2 at 0",
        misconception="this is the ReLU",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="derivative",
        code="""
def softplus(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2
""",
        intent="is log 2 at 0",
        misconception="the derivative is returned",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="overflow",
        code="""
def softplus(z):
    return np.log(1 + np.exp(z))
""",
        intent="does not overflow",
        misconception="it overflows for large z",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="overflow on the left",
        code="""
def softplus(z):
    z = np.asarray(z)
    return z + np.log(1 + np.exp(-z))
""",
        intent="stable for large |z|",
        misconception="it overflows for very negative z",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="half",
        code="""
def softplus(z):
    return np.log1p(np.exp(-np.abs(z)))
""",
        intent="nearly z on the right",
        misconception="log(1 + exp(-|z|)) alone",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="cut at 100",
        code="""
def softplus(z):
    return np.log1p(np.exp(np.clip(z, -100, 100)))
""",
        intent="does not overflow",
        misconception="z is cut off before",
    ),
    dict(
        function="softplus",
        kind="wrong",
        label="cut at 500",
        code="""
def softplus(z):
    return np.log1p(np.exp(np.clip(z, -500, 500)))
""",
        intent="does not overflow",
        misconception="z is cut off before",
    ),
]
