"""Plausible mistakes in ``linear_forward``."""

CASES = [
    dict(
        function="linear_forward",
        kind="wrong",
        label="no bias",
        code="""
def linear_forward(X, W, b):
    return X @ W
""",
        intent="with a bias",
        misconception="missing_bias",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="W transposed",
        code="""
def linear_forward(X, W, b):
    return (X @ W.T + b if W.shape[0] == W.shape[1] else X @ W + b)
""",
        intent="without a bias",
        misconception="transposed_argument",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="bias subtracted",
        code="""
def linear_forward(X, W, b):
    return X @ W - b
""",
        intent="with a bias",
        misconception="the bias is subtracted",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="transposed",
        code="""
def linear_forward(X, W, b):
    return (X @ W + b).T
""",
        intent="without a bias",
        misconception="transposed",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="bias down the columns",
        code="""
def linear_forward(X, W, b):
    return (X @ W + b[:, None] if len(X) == len(b) else X @ W + b)
""",
        intent="with a bias",
        misconception="the bias is added to the columns",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="entry by entry",
        code="""
def linear_forward(X, W, b):
    return X * W + b
""",
        intent="without a bias",
        misconception="X and W are multiplied entry by entry",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="first bias alone",
        code="""
def linear_forward(X, W, b):
    return X @ W + b[0]
""",
        intent="with a bias",
        misconception="only the first bias",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="factors swapped",
        code="""
def linear_forward(X, W, b):
    return W @ X + b
""",
        intent="without a bias",
        misconception="the factors are in the wrong order",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="bias for every row",
        code="""
def linear_forward(X, W, b):
    return X @ W + len(X) * b
""",
        intent="with a bias",
        misconception="the bias is multiplied",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="with a sigmoid",
        code="""
def linear_forward(X, W, b):
    return sigmoid(X @ W + b)
""",
        intent="without a bias",
        misconception="the sums are put through the sigmoid",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="with a tanh",
        code="""
def linear_forward(X, W, b):
    return np.tanh(X @ W + b)
""",
        intent="without a bias",
        misconception="the sums are put through tanh",
    ),
    dict(
        function="linear_forward",
        kind="wrong",
        label="the lectures column form",
        code="""
def linear_forward(X, W, b):
    return W @ X.T + b[:, None]
""",
        intent="other sizes",
    ),
]
