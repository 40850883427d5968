"""Right solutions, in different styles, of ``mlp_forward``."""

CASES = [
    dict(
        function="mlp_forward",
        kind="right",
        label="by the formulas",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    dict(
        function="mlp_forward",
        kind="right",
        label="exponentials",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = (np.exp(Z1) - np.exp(-Z1)) / (np.exp(Z1) + np.exp(-Z1))
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    dict(
        function="mlp_forward",
        kind="right",
        label="tanh by sigmoid",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
""",
    ),
    dict(
        function="mlp_forward",
        kind="right",
        label="cache filled on the way",
        code="""
def mlp_forward(X, params):
    cache = {}
    cache["Z1"] = linear_forward(X, params["W1"], params["b1"])
    cache["A1"] = np.tanh(cache["Z1"])
    cache["Z2"] = linear_forward(cache["A1"], params["W2"], params["b2"])
    cache["A2"] = sigmoid(cache["Z2"])
    return cache["A2"], cache
""",
    ),
    dict(
        function="mlp_forward",
        kind="right",
        label="loop over the layers",
        code="""
def mlp_forward(X, params):
    cache, A = {}, X
    for layer, unit in (("1", np.tanh), ("2", sigmoid)):
        Z = A @ params["W" + layer] + params["b" + layer]
        A = unit(Z)
        cache["Z" + layer], cache["A" + layer] = Z, A
    return A, cache
""",
    ),
]
