"""Plausible mistakes in ``softmax``."""

CASES = [
    dict(
        function="softmax",
        kind="wrong",
        label="columns",
        code="""
def softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)
""",
        intent="each row becomes probabilities",
        misconception="wrong_axis",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="whole matrix",
        code="""
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum()
""",
        intent="each row becomes probabilities",
        misconception="all entries together sum to 1",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="no exponentials",
        code="""
def softmax(Z):
    return Z / (Z.sum(axis=1, keepdims=True) + 1e-30)
""",
        intent="each row becomes probabilities",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="sign",
        code="""
def softmax(Z):
    E = np.exp(Z.min(axis=1, keepdims=True) - Z)
    return E / E.sum(axis=1, keepdims=True)
""",
        intent="each row becomes probabilities",
        misconception="the exponent has the wrong sign",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="not divided",
        code="""
def softmax(Z):
    return np.exp(Z)
""",
        intent="each row becomes probabilities",
        misconception="the exponentials are not divided by their sum",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="shifted, not divided",
        code="""
def softmax(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))
""",
        intent="each row becomes probabilities",
        misconception="the shifted exponentials are not divided by their sum",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="overflows",
        code="""
def softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
""",
        intent="right for very large sums",
        misconception="the exponentials overflow for large sums",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="log softmax",
        code="""
def softmax(Z):
    S = Z - Z.max(axis=1, keepdims=True)
    return S - np.log(np.exp(S).sum(axis=1, keepdims=True))
""",
        intent="each row becomes probabilities",
        misconception="this is the log of the softmax",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="sigmoid",
        code="""
def softmax(Z):
    return 1 / (1 + np.exp(-Z))
""",
        intent="each row becomes probabilities",
        misconception="this is the sigmoid of every entry",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="global maximum",
        code="""
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=1, keepdims=True)
""",
        intent="rows of very different size",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="hard maximum",
        code="""
def softmax(Z):
    return (Z == Z.max(axis=1, keepdims=True)).astype(float)
""",
        intent="each row becomes probabilities",
        misconception="the largest sum gets all the probability",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="no keepdims",
        code="""
def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1)
""",
        intent="each row becomes probabilities",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="in place",
        code="""
def softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
""",
        intent="each row becomes probabilities",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="clipped",
        code="""
def softmax(Z):
    E = np.exp(np.clip(Z, -50, 50))
    return E / E.sum(axis=1, keepdims=True)
""",
        intent="right for very large sums",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="base 2",
        code="""
def softmax(Z):
    E = 2.0 ** (Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
""",
        intent="each row becomes probabilities",
        misconception="the base is 2",
    ),
    dict(
        function="softmax",
        kind="wrong",
        label="filled into an array like Z",
        code="""
def softmax(Z):
    P = np.zeros_like(Z)
    for i, row in enumerate(Z):
        e = np.exp(row - row.max())
        P[i] = e / e.sum()
    return P
""",
        intent="whole numbers",
        misconception="the result is stored in an array of whole numbers",
    ),
]
