"""Plausible mistakes in ``predict_proba``."""

CASES = [
    dict(
        function="predict_proba",
        kind="wrong",
        label="bias forgotten",
        code="""
def predict_proba(X, w, b):
    return sigmoid(X @ w)
""",
        intent="a probability for each row",
        misconception="missing_bias",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="bias subtracted",
        code="""
def predict_proba(X, w, b):
    return sigmoid(X @ w - b)
""",
        intent="a probability for each row",
        misconception="the bias is subtracted",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="other class",
        code="""
def predict_proba(X, w, b):
    return 1 - sigmoid(X @ w + b)
""",
        intent="a probability for each row",
        misconception="one_minus",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="log-odds",
        code="""
def predict_proba(X, w, b):
    return X @ w + b
""",
        intent="a probability for each row",
        misconception="the log-odds are returned",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="labels",
        code="""
def predict_proba(X, w, b):
    return (X @ w + b >= 0).astype(int)
""",
        intent="a probability for each row",
        misconception="the labels are returned",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="bias after the sigmoid",
        code="""
def predict_proba(X, w, b):
    return sigmoid(X @ w) + b
""",
        intent="a probability for each row",
        misconception="the bias is added after the sigmoid",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="a column",
        code="""
def predict_proba(X, w, b):
    return sigmoid(X @ w + b)[:, None]
""",
        intent="a probability for each row",
        misconception="extra_axis",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="squeezed",
        code="""
def predict_proba(X, w, b):
    return np.squeeze(sigmoid(X @ w + b))
""",
        intent="one row",
        misconception="squeezed",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="two features only",
        code="""
def predict_proba(X, w, b):
    return sigmoid(X[:, 0] * w[0] + X[:, 1] * w[1] + b)
""",
        intent="many rows and features",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="sum of X",
        code="""
def predict_proba(X, w, b):
    return sigmoid(X.sum(axis=1) + b)
""",
        intent="a probability for each row",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="twice",
        code="""
def predict_proba(X, w, b):
    return sigmoid(sigmoid(X @ w + b))
""",
        intent="a probability for each row",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="overflows",
        code="""
def predict_proba(X, w, b):
    z = X @ w + b
    return np.exp(z) / (1 + np.exp(z))
""",
        intent="far from the boundary",
    ),
    dict(
        function="predict_proba",
        kind="wrong",
        label="X in place",
        code="""
def predict_proba(X, w, b):
    X *= w
    return sigmoid(X.sum(axis=1) + b)
""",
        intent="a probability for each row",
    ),
]
