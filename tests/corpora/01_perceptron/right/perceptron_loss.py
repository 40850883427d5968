"""Right solutions, in different styles, of ``perceptron_loss``."""

CASES = [
    dict(
        function="perceptron_loss",
        kind="right",
        label="loops",
        code="""
def perceptron_loss(X, y, w, b):
    total = 0.0
    for x, label in zip(X, y):
        z = np.dot(x, w) + b
        answer = 1 if z >= 0 else 0
        total -= (label - answer) * z
    return total / len(y)
""",
    ),
    dict(
        function="perceptron_loss",
        kind="right",
        label="absolute values of the mistakes",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.sum(np.abs(z) * (y != y_hat)) / len(y)
""",
    ),
    dict(
        function="perceptron_loss",
        kind="right",
        label="maximum",
        code="""
def perceptron_loss(X, y, w, b):
    return float(np.mean(np.maximum(0, -(2 * y - 1) * (X @ w + b))))
""",
    ),
    dict(
        function="perceptron_loss",
        kind="right",
        label="dot product",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return (y_hat - y) @ z / X.shape[0]
""",
    ),
    dict(
        function="perceptron_loss",
        kind="right",
        label="einsum",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return np.einsum('i,i->', y_hat - y, z) / z.size
""",
    ),
    dict(
        function="perceptron_loss",
        kind="right",
        label="uses predict",
        code="""
def perceptron_loss(X, y, w, b):
    return np.mean((predict(X, w, b) - y) * (X @ w + b))
""",
    ),
    dict(
        function="perceptron_loss",
        kind="right",
        label="averages of classes",
        code="""
def perceptron_loss(X, y, w, b):
    z = X @ w + b
    y_hat = np.where(z >= 0, 1, 0)
    return (np.sum(z[(y == 0) & (y_hat == 1)]) - np.sum(z[(y == 1) & (y_hat == 0)])) / len(y)
""",
    ),
]
