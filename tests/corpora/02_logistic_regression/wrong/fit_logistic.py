"""Plausible mistakes in ``fit_logistic``."""

CASES = [
    dict(
        function="fit_logistic",
        kind="wrong",
        label="uphill",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w + lr * dw, b + lr * db
    return w, b, losses
""",
        intent="one step",
        misconception="the step goes uphill",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="no lr",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - dw, b - db
    return w, b, losses
""",
        intent="one step",
        misconception="the learning rate is not used",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="one more",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps + 1):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="one step",
        misconception="there is one step too many",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="one less",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(1, n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="one step",
        misconception="there is one step too few",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="last loss",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses[-1]
""",
        intent="the loss before every step",
        misconception="only the last loss is returned",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="loss after",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
    return w, b, losses
""",
        intent="the loss before every step",
        misconception="the losses are noted after the step",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="ones",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.ones(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="one step",
        misconception="the weights start at 1",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="random",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.random.default_rng(0).normal(size=X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="one step",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="bias stays",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w = w - lr * dw
    return w, b, losses
""",
        intent="five steps",
        misconception="the bias stays 0",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="not averaged",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        errors = predict_proba(X, w, b) - y
        dw, db = X.T @ errors, np.sum(errors)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="one step",
        misconception="the gradient is not averaged",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="bias after weights",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        w = w - lr * logistic_gradient(X, y, w, b)[0]
        b = b - lr * logistic_gradient(X, y, w, b)[1]
    return w, b, losses
""",
        intent="one step",
        misconception="b is moved with a second gradient",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="one row at a time",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        for i in range(len(X)):
            dw, db = logistic_gradient(X[i : i + 1], y[i : i + 1], w, b)
            w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="one step",
        misconception="every row makes a step of its own",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="gradient once",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    dw, db = logistic_gradient(X, y, w, b)
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="five steps",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="squared loss",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(np.mean((predict_proba(X, w, b) - y) ** 2))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="the loss before every step",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="no losses",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b
""",
        intent="one step",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="decaying lr",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
        lr = lr * 0.9
    return w, b, losses
""",
        intent="five steps",
    ),
    dict(
        function="fit_logistic",
        kind="wrong",
        label="stops early",
        code="""
def fit_logistic(X, y, lr, n_steps):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy(y, predict_proba(X, w, b)))
        if losses[-1] < 0.6:
            break
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses
""",
        intent="five steps",
    ),
]
