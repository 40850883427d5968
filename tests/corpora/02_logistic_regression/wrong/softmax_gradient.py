"""Plausible mistakes in ``softmax_gradient``."""

CASES = [
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="sum",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="sign",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= -len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="wrong_sign",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="no bias",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the biases",
        misconception="missing_bias",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="transposed",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return dZ.T @ X, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="transposed",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="db one number",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum()
""",
        intent="the gradient of the biases",
        misconception="db is summed over all classes",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="db not averaged",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    return X.T @ dZ / len(y), dZ.sum(axis=0)
""",
        intent="the gradient of the biases",
        misconception="db is not averaged",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="labels not subtracted",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b) / len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="the labels are not subtracted",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="no softmax",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = X @ W + b
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="the softmax is missing",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="all of column y",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[:, y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="dZ[:, y] changes whole columns",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="order",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return dZ.sum(axis=0), X.T @ dZ
""",
        intent="the gradient of the weights",
        misconception="values_swapped",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="db of rows",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=1)
""",
        intent="the gradient of the biases",
        misconception="db is summed along the rows",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="sigmoid",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = sigmoid(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="the sigmoid stands in place of the softmax",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="keepdims",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return X.T @ dZ, dZ.sum(axis=0, keepdims=True)
""",
        intent="the gradient of the biases",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="number of classes by the labels",
        code="""
def softmax_gradient(X, y, W, b):
    Y = np.eye(y.max() + 1)[y]
    dZ = (softmax(X @ W + b) - Y) / len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="a class that does not occur",
    ),
    dict(
        function="softmax_gradient",
        kind="wrong",
        label="averaged over classes",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= dZ.size
    return X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="the gradient is divided by the number of classes too",
    ),
]
