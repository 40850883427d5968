"""Right solutions, in different styles, of ``fit_logistic``."""

CASES = [
    dict(
        function="fit_logistic",
        kind="right",
        label="in place on its own arrays",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w -= lr * dw
        b -= lr * db
    return w, b, losses
""",
    ),
    dict(
        function="fit_logistic",
        kind="right",
        label="array of losses",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, np.zeros(n_steps)
    for _ in range(n_steps):
        losses[_] = binary_cross_entropy(y, predict_proba(X, w, b))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
    ),
    dict(
        function="fit_logistic",
        kind="right",
        label="all inside",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
        w = w - lr * X.T @ (p - y) / len(y)
        b = b - lr * np.mean(p - y)
    return w, b, losses
""",
    ),
    dict(
        function="fit_logistic",
        kind="right",
        label="bias as a column",
        code="""
def fit_logistic(X, y, lr, n_steps):
    A = np.column_stack([X, np.ones(len(X))])
    v, losses = np.zeros(A.shape[1]), []
    while len(losses) < n_steps:
        z = A @ v
        losses.append(float(np.mean(np.logaddexp(0, z) - y * z)))
        v = v - lr * A.T @ (sigmoid(z) - y) / len(A)
    return v[:-1], v[-1], losses
""",
    ),
    dict(
        function="fit_logistic",
        kind="right",
        label="helper",
        code="""
def moved(X, y, w, b, lr):
    dw, db = logistic_gradient(X, y, w, b)
    return w - lr * dw, b - lr * db


def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(len(X[0])), 0.0, []
    for _ in range(n_steps):
        losses += [binary_cross_entropy(y, predict_proba(X, w, b))]
        w, b = moved(X, y, w, b, lr)
    return w, b, losses
""",
    ),
    dict(
        function="fit_logistic",
        kind="right",
        label="path then losses",
        code="""
def fit_logistic(X, y, lr, n_steps):
    path = [(np.zeros(X.shape[1]), 0.0)]
    for _ in range(n_steps):
        w, b = path[-1]
        dw, db = logistic_gradient(X, y, w, b)
        path.append((w - lr * dw, b - lr * db))
    return (*path[-1], [binary_cross_entropy(y, predict_proba(X, w, b)) for w, b in path[:-1]])
""",
    ),
]
