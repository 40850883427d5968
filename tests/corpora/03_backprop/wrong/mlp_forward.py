"""Plausible mistakes in ``mlp_forward``."""

CASES = [
    dict(
        function="mlp_forward",
        kind="wrong",
        label="sigmoid hidden units",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = sigmoid(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the hidden units are sigmoids",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="ReLU hidden units",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(0, Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the hidden units are ReLUs",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="no hidden units",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = Z1
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the hidden layer has no units",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="tanh output",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the output is a tanh",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="no output unit",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = Z2
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the output has no sigmoid",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="labels",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = (Z2 >= 0).astype(int)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the answers are the labels",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="first bias missing",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the first bias is missing",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="second bias missing",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the second bias is missing",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="both biases missing",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="both biases are missing",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="second layer from Z1",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = Z1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
        intent="the answers",
        misconception="the second layer takes Z1",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="flat answers",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2[:, 0], {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2[:, 0]}
""",
        intent="one row for each example",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="cache of sums",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": Z1, "Z2": Z2, "A2": A2}
""",
        intent="the cache",
        misconception="the cache holds the sums",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="cache incomplete",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2, {"A1": A1, "A2": A2}
""",
        intent="the cache",
    ),
    dict(
        function="mlp_forward",
        kind="wrong",
        label="no tuple",
        code="""
def mlp_forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = sigmoid(Z2)
    return A2
""",
        intent="the answers",
    ),
]
