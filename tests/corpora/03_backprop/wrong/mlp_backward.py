"""Plausible mistakes in ``mlp_backward``."""

CASES = [
    dict(
        function="mlp_backward",
        kind="wrong",
        label="y not a column",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2.sum(axis=1, keepdims=True) @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="subtracted into an (n, n) matrix",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="no 1/n",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - y.reshape(-1, 1)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="sum_instead_of_mean",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="1/n twice",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2 / len(y)
    db2 = dZ2.mean(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1 / len(y)
    db1 = dZ1.mean(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="the 1/n was applied twice",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="the sign of the slide",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    Y = y.reshape(-1, 1)
    dA2 = -(Y / A2 + (1 - Y) / (1 - A2)) / len(y)
    dZ2 = dA2 * A2 * (1 - A2)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="the derivative of the loss has the slide's sign",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="no tanh",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the first layer",
        misconception="the tanh is left out",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="sigmoid slope",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * A1 * (1 - A1)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the first layer",
        misconception="the slope of the sigmoid is used",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="tanh slope of Z1",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - cache["Z1"] ** 2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the first layer",
        misconception="tanh_backward got Z1",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="ReLU slope",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (cache["Z1"] > 0)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the first layer",
        misconception="the slope of ReLU",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="sigmoid slope twice",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) * A2 * (1 - A2) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="the slope of the sigmoid was applied twice",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="Z1 for A1",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = cache["Z1"].T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="the second layer's input is taken to be Z1",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="sign",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (y.reshape(-1, 1) - A2) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="wrong_sign",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="biases with an axis",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0, keepdims=True)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="labels for errors",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = y.reshape(-1, 1) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the second layer",
        misconception="the labels are used in place",
    ),
    dict(
        function="mlp_backward",
        kind="wrong",
        label="no way through W2",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ np.ones_like(params["W2"]).T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
        intent="the first layer",
    ),
]
