"""Plausible mistakes in ``perceptron_loss``."""

CASES = [
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="sum",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.sum(-(y - y_hat) * z)
""",
        intent="a one that is taken",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="sign",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.mean((y - y_hat) * z)
""",
        intent="a one that is taken",
        misconception="wrong_sign",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="bias forgotten",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w
    return np.mean(-(y - threshold(z)) * z)
""",
        intent="a one that is taken",
        misconception="missing_bias",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="error rate",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.mean(y != y_hat)
""",
        intent="a one that is taken",
        misconception="mistakes are counted",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="mean over mistakes",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    wrong = y != y_hat
    return np.abs(z[wrong]).mean() if wrong.any() else 0.0
""",
        intent="a one that is taken",
        misconception="the mean is over the mistakes",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="cost of every row",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return -(y - y_hat) * z
""",
        intent="right answers cost nothing",
        misconception="the cost of every row",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="squared",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.mean((y - y_hat) ** 2 * z ** 2)
""",
        intent="a one that is taken",
        misconception="the costs are squared",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="labels instead of errors",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.mean(-y * z)
""",
        intent="right answers cost nothing",
        misconception="the labels are used",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="only missed ones",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.mean(np.where((y == 1) & (y_hat == 0), -z, 0.0))
""",
        intent="a zero that is taken",
        misconception="only mistakes on the ones",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="divided by features",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.sum(-(y - y_hat) * z) / X.shape[1]
""",
        intent="a one that is taken",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="distance in the plane",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.mean(-(y - y_hat) * z) / np.linalg.norm(w)
""",
        intent="a one that is taken",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="two times",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return 2 * np.mean(-(y - y_hat) * z)
""",
        intent="a one that is taken",
    ),
    dict(
        function="perceptron_loss",
        kind="wrong",
        label="changes y",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    y -= y_hat
    return np.mean(-y * z)
""",
        intent="right answers cost nothing",
    ),
]
