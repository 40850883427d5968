"""Plausible mistakes in ``predict``."""

CASES = [
    dict(
        function="predict",
        kind="wrong",
        label="bias forgotten",
        code="""
def predict(X, w, b):
    return threshold(X @ w)
""",
        intent="adds the bias",
        misconception="missing_bias",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="bias subtracted",
        code="""
def predict(X, w, b):
    return threshold(X @ w - b)
""",
        intent="adds the bias",
        misconception="the bias is subtracted",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="classes swapped",
        code="""
def predict(X, w, b):
    return 1 - threshold(X @ w + b)
""",
        intent="weighs the inputs",
        misconception="the two classes are swapped",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="sums returned",
        code="""
def predict(X, w, b):
    return X @ w + b
""",
        intent="weighs the inputs",
        misconception="the sums are returned",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="labels -1 and 1",
        code="""
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
""",
        intent="weighs the inputs",
        misconception="the answers are -1 and 1",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="strictly above 0",
        code="""
def predict(X, w, b):
    return np.where(X @ w + b > 0, 1, 0)
""",
        intent="exactly on the line",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="booleans",
        code="""
def predict(X, w, b):
    return X @ w + b >= 0
""",
        intent="weighs the inputs",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="a column",
        code="""
def predict(X, w, b):
    return threshold(X @ w + b).reshape(-1, 1)
""",
        intent="weighs the inputs",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="squeezed",
        code="""
def predict(X, w, b):
    return np.squeeze(threshold(X @ w + b))
""",
        intent="takes one row",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="two features only",
        code="""
def predict(X, w, b):
    return threshold(X[:, 0] * w[0] + X[:, 1] * w[1] + b)
""",
        intent="many rows and features",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="sum of X",
        code="""
def predict(X, w, b):
    return threshold(X.sum(axis=1) + b)
""",
        intent="weighs the inputs",
    ),
    dict(
        function="predict",
        kind="wrong",
        label="w in place",
        code="""
def predict(X, w, b):
    w /= 2.0
    return threshold(X @ w + b / 2)
""",
        intent="weighs the inputs",
    ),
]
