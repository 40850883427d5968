"""Plausible mistakes in ``linear_backward``."""

CASES = [
    dict(
        function="linear_backward",
        kind="wrong",
        label="mean in dW and db",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ / len(X), dZ.mean(axis=0)
""",
        intent="the gradient of the weights",
        misconception="mean_instead_of_sum",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="db over the outputs",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)
""",
        intent="the gradient of the biases",
        misconception="db is summed over the outputs",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="db with an axis",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)
""",
        intent="the gradient of the biases",
        misconception="db keeps an axis",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="db one number",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum()
""",
        intent="the gradient of the biases",
        misconception="db is one number",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="db not summed",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ
""",
        intent="the gradient of the biases",
        misconception="db is not summed",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="W not transposed",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W, X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="W is not transposed in dX",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="dW transposed",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="transposed",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="dX transposed",
        code="""
def linear_backward(dZ, X, W):
    return W @ dZ.T, X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the input",
        misconception="transposed",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="order reversed",
        code="""
def linear_backward(dZ, X, W):
    return dZ.sum(axis=0), X.T @ dZ, dZ @ W.T
""",
        intent="the gradient of the input",
        misconception="values_swapped",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="dX and dW swapped",
        code="""
def linear_backward(dZ, X, W):
    return X.T @ dZ, dZ @ W.T, dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="dX and dW have changed places",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="db of one row",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ[0]
""",
        intent="the gradient of the biases",
        misconception="db is that of the first row",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="dX forgotten",
        code="""
def linear_backward(dZ, X, W):
    return np.zeros_like(X), X.T @ dZ, dZ.sum(axis=0)
""",
        intent="the gradient of the input",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="db mean alone",
        code="""
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)
""",
        intent="the gradient of the biases",
        misconception="db is the mean over the examples",
    ),
    dict(
        function="linear_backward",
        kind="wrong",
        label="sign",
        code="""
def linear_backward(dZ, X, W):
    return -dZ @ W.T, -X.T @ dZ, -dZ.sum(axis=0)
""",
        intent="the gradient of the weights",
        misconception="wrong_sign",
    ),
]
