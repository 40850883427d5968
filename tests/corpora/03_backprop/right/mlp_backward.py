"""Right solutions, in different styles, of ``mlp_backward``."""

CASES = [
    dict(
        function="mlp_backward",
        kind="right",
        label="by the formulas",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - y.reshape(-1, 1)) / len(y)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
    ),
    dict(
        function="mlp_backward",
        kind="right",
        label="from the derivative of the loss",
        code="""
def mlp_backward(params, cache, X, y):
    A1, A2 = cache["A1"], cache["A2"]
    Y = y[:, None]
    dA2 = (-Y / A2 + (1 - Y) / (1 - A2)) / len(y)
    dZ2 = dA2 * A2 * (1 - A2)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0)
    dA1 = dZ2 @ params["W2"].T
    dZ1 = dA1 * (1 - A1**2)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
    ),
    dict(
        function="mlp_backward",
        kind="right",
        label="1/n at the end, as in the lecture",
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
    return {k: v / len(y) for k, v in {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}.items()}
""",
    ),
    dict(
        function="mlp_backward",
        kind="right",
        label="with the functions of the lesson",
        code="""
def mlp_backward(params, cache, X, y):
    dZ2 = (cache["A2"] - np.atleast_2d(y).T) / y.size
    dA1, dW2, db2 = linear_backward(dZ2, cache["A1"], params["W2"])
    _, dW1, db1 = linear_backward(tanh_backward(dA1, cache["A1"]), X, params["W1"])
    return dict(W1=dW1, b1=db1, W2=dW2, b2=db2)
""",
    ),
    dict(
        function="mlp_backward",
        kind="right",
        label="row by row",
        code="""
def mlp_backward(params, cache, X, y):
    grads = {name: np.zeros(value.shape) for name, value in params.items()}
    for i in range(len(y)):
        delta2 = (cache["A2"][i] - y[i]) / len(y)
        delta1 = (params["W2"] @ delta2) * (1 - cache["A1"][i] ** 2)
        grads["W2"] += np.outer(cache["A1"][i], delta2)
        grads["b2"] += delta2
        grads["W1"] += np.outer(X[i], delta1)
        grads["b1"] += delta1
    return grads
""",
    ),
]
