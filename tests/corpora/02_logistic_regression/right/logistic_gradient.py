"""Right solutions, in different styles, of ``logistic_gradient``."""

CASES = [
    dict(
        function="logistic_gradient",
        kind="right",
        label="loops",
        code="""
def logistic_gradient(X, y, w, b):
    dw, db = np.zeros(len(w)), 0.0
    for x, label in zip(X, y):
        error = sigmoid(x @ w + b) - label
        dw += error * x
        db += error
    return dw / len(y), db / len(y)
""",
    ),
    dict(
        function="logistic_gradient",
        kind="right",
        label="mean of products",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return np.mean(X * errors[:, None], axis=0), errors.mean()
""",
    ),
    dict(
        function="logistic_gradient",
        kind="right",
        label="einsum",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return np.einsum('ij,i->j', X, errors) / len(y), errors.sum() / len(y)
""",
    ),
    dict(
        function="logistic_gradient",
        kind="right",
        label="row vector",
        code="""
def logistic_gradient(X, y, w, b):
    errors = predict_proba(X, w, b) - y
    return errors @ X / X.shape[0], float(np.average(errors))
""",
    ),
    dict(
        function="logistic_gradient",
        kind="right",
        label="column of ones",
        code="""
def logistic_gradient(X, y, w, b):
    A = np.column_stack([X, np.ones(len(X))])
    g = A.T @ (1 / (1 + np.exp(-(A @ np.append(w, b)))) - y) / len(A)
    return g[:-1], g[-1]
""",
    ),
    dict(
        function="logistic_gradient",
        kind="right",
        label="sums of the two classes",
        code="""
def logistic_gradient(X, y, w, b):
    p = predict_proba(X, w, b)
    n = len(y)
    return (p @ X - X[y == 1].sum(axis=0)) / n, (p.sum() - y.sum()) / n
""",
    ),
]
