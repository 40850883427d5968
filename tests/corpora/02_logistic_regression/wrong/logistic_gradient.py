"""Plausible mistakes in ``logistic_gradient``."""

CASES = [
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="sum",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return X.T @ errors, np.sum(errors)
""",
        intent="the gradient of the weights",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="sign",
        code="""
def logistic_gradient(X, y, w, b):
    errors = y - predict_proba(X, w, b)
    return X.T @ errors / len(y), np.mean(errors)
""",
        intent="the gradient of the weights",
        misconception="wrong_sign",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="db summed",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return X.T @ errors / len(y), np.sum(errors)
""",
        intent="the gradient of the bias",
        misconception="db is summed, not averaged",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="dw summed",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return X.T @ errors, np.mean(errors)
""",
        intent="the gradient of the weights",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="mean of all",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return X.T @ errors / X.size, np.mean(errors)
""",
        intent="the gradient of the weights",
        misconception="the features are averaged too",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="no bias",
        code="""
def logistic_gradient(X, y, w, b):
    errors = sigmoid(X @ w) - y
    return X.T @ errors / len(y), np.mean(errors)
""",
        intent="the gradient of the bias",
        misconception="missing_bias",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="hard answers",
        code="""
def logistic_gradient(X, y, w, b):
    errors = (X @ w + b >= 0) - y
    return X.T @ errors / len(y), np.mean(errors)
""",
        intent="the gradient of the weights",
        misconception="the hard answers are used",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="log-odds",
        code="""
def logistic_gradient(X, y, w, b):
    errors = X @ w + b - y
    return X.T @ errors / len(y), np.mean(errors)
""",
        intent="the gradient of the weights",
        misconception="the log-odds are used",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="squared error",
        code="""
def logistic_gradient(X, y, w, b):
    p = predict_proba(X, w, b)
    errors = (p - y) * p * (1 - p)
    return X.T @ errors / len(y), np.mean(errors)
""",
        intent="the gradient of the weights",
        misconception="this is the gradient of the squared error",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="order",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return np.mean(errors), X.T @ errors / len(y)
""",
        intent="the gradient of the weights",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="db of n numbers",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return X.T @ errors / len(y), errors
""",
        intent="the gradient of the bias",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="divided by n - 1",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return X.T @ errors / (len(y) - 1), np.mean(errors)
""",
        intent="the gradient of the weights",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="mean over the wrong axis",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return np.mean(X * errors[:, None], axis=1)[: len(w)], np.mean(errors)
""",
        intent="the gradient of the weights",
    ),
    dict(
        function="logistic_gradient",
        kind="wrong",
        label="y in place",
        code="""
def logistic_gradient(X, y, w, b):
    p = predict_proba(X, w, b)
    y -= 0
    return X.T @ (p - y) / len(y) * 2, np.mean(p - y)
""",
        intent="the gradient of the weights",
    ),
]
