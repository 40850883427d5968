"""Plausible mistakes in ``sigmoid``."""

CASES = [
    dict(
        function="sigmoid",
        kind="wrong",
        label="no minus",
        code="""
def sigmoid(z):
    return 1 / (1 + np.exp(z))
""",
        intent="rises from 0 to 1",
        misconception="one_minus",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="e^z over 1 + e^z",
        code="""
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
""",
        intent="right for very large |z|",
        misconception="e^z / (1 + e^z) overflows for large z",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="tanh",
        code="""
def sigmoid(z):
    return np.tanh(z)
""",
        intent="rises from 0 to 1",
        misconception="this is the tanh",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="threshold",
        code="""
def sigmoid(z):
    return (np.asarray(z) >= 0) * 1.0
""",
        intent="rises from 0 to 1",
        misconception="this is the threshold",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="derivative",
        code="""
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
""",
        intent="one half at 0",
        misconception="this is the derivative of the sigmoid",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="no 1",
        code="""
def sigmoid(z):
    return 1 / np.exp(-z)
""",
        intent="one half at 0",
        misconception="the 1 in the denominator is missing",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="no brackets",
        code="""
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
""",
        intent="one half at 0",
        misconception="the brackets around the denominator are missing",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="flattened",
        code="""
def sigmoid(z):
    return 1 / (1 + np.exp(-np.ravel(z)))
""",
        intent="keeps the shape of a matrix",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="squeezed",
        code="""
def sigmoid(z):
    return np.squeeze(1 / (1 + np.exp(-z)))
""",
        intent="takes one entry",
        misconception="squeezed",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="clipped at 5",
        code="""
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
""",
        intent="right for very large |z|",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="softened too much",
        code="""
def sigmoid(z):
    return 1 / (1 + np.exp(-z / 2))
""",
        intent="rises from 0 to 1",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="rounded",
        code="""
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 3)
""",
        intent="rises from 0 to 1",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="filled into an array like z",
        code="""
def sigmoid(z):
    z = np.asarray(z)
    out = np.empty_like(z)
    out[...] = 1 / (1 + np.exp(-z))
    return out
""",
        intent="whole numbers",
        misconception="the result is stored in an array of whole numbers",
    ),
    dict(
        function="sigmoid",
        kind="wrong",
        label="tanh without the half",
        code="""
def sigmoid(z):
    return (1 + np.tanh(z)) / 2
""",
        intent="rises from 0 to 1",
    ),
]
