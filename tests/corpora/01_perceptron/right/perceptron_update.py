"""Right solutions, in different styles, of ``perceptron_update``."""

CASES = [
    dict(
        function="perceptron_update",
        kind="right",
        label="branches",
        code="""
def perceptron_update(w, b, x, y, lr):
    answer = 1 if np.dot(w, x) + b >= 0 else 0
    if answer == y:
        return w.copy(), b
    step = lr if y == 1 else -lr
    return w + step * x, b + step
""",
    ),
    dict(
        function="perceptron_update",
        kind="right",
        label="same w back",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    if error == 0:
        return w, b
    return w + lr * error * x, float(b + lr * error)
""",
    ),
    dict(
        function="perceptron_update",
        kind="right",
        label="loops",
        code="""
def perceptron_update(w, b, x, y, lr):
    z = b
    for j in range(len(w)):
        z += w[j] * x[j]
    error = y - int(z >= 0)
    new_w = np.zeros(len(w))
    for j in range(len(w)):
        new_w[j] = w[j] + lr * error * x[j]
    return new_w, b + lr * error
""",
    ),
    dict(
        function="perceptron_update",
        kind="right",
        label="implicit bias",
        code="""
def perceptron_update(w, b, x, y, lr):
    w1, x1 = np.append(w, b), np.append(x, 1.0)
    w1 = w1 + lr * (y - threshold(w1 @ x1)) * x1
    return w1[:-1], w1[-1]
""",
    ),
    dict(
        function="perceptron_update",
        kind="right",
        label="copy then in place",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - (1 if x @ w + b >= 0 else 0)
    w = np.array(w, dtype=float)
    w += lr * error * x
    return w, b + lr * error
""",
    ),
    dict(
        function="perceptron_update",
        kind="right",
        label="uses predict",
        code="""
def perceptron_update(w, b, x, y, lr):
    error = y - predict(x.reshape(1, -1), w, b)[0]
    return w + lr * error * x, b + lr * error
""",
    ),
    dict(
        function="perceptron_update",
        kind="right",
        label="gradient of the loss",
        code="""
def gradient(w, b, x, y):
    error = y - threshold(np.vdot(w, x) + b)
    return -error * x, -error


def perceptron_update(w, b, x, y, lr):
    dw, db = gradient(w, b, x, y)
    return w - lr * dw, b - lr * db
""",
    ),
]
