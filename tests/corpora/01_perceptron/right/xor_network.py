"""Right solutions, in different styles, of ``xor_network``."""

CASES = [
    dict(
        function="xor_network",
        kind="right",
        label="threshold units",
        code="""
def xor_network(X):
    h1 = threshold(X.sum(axis=1) - 0.5)
    h2 = threshold(X.sum(axis=1) - 1.5)
    return threshold(h1 - h2 - 0.5)
""",
    ),
    dict(
        function="xor_network",
        kind="right",
        label="matrix form",
        code="""
def xor_network(X):
    W1, b1 = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5])
    hidden = (X @ W1 + b1 >= 0).astype(int)
    return (hidden @ np.array([1.0, -1.0]) - 0.5 >= 0).astype(int)
""",
    ),
    dict(
        function="xor_network",
        kind="right",
        label="nand and or",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -1.0)
    h2 = predict(X, np.array([-1.0, -1.0]), 1.0)
    return predict(np.column_stack([h1, h2]), np.array([1.0, 1.0]), -2.0)
""",
    ),
    dict(
        function="xor_network",
        kind="right",
        label="either without the other",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, -1.0]), -0.5)
    h2 = predict(X, np.array([-1.0, 1.0]), -0.5)
    return predict(np.column_stack([h1, h2]), np.array([1.0, 1.0]), -0.5)
""",
    ),
    dict(
        function="xor_network",
        kind="right",
        label="loops",
        code="""
def unit(inputs, weights, bias):
    return 1 if sum(i * v for i, v in zip(inputs, weights)) + bias >= 0 else 0


def xor_network(X):
    answers = []
    for x in X:
        hidden = unit(x, (2, 2), -1), unit(x, (2, 2), -3)
        answers.append(unit(hidden, (1, -2), -1))
    return np.array(answers)
""",
    ),
    dict(
        function="xor_network",
        kind="right",
        label="output without a threshold",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return h1 - h2
""",
    ),
    dict(
        function="xor_network",
        kind="right",
        label="not equal",
        code="""
def xor_network(X):
    return np.not_equal(X[:, 0], X[:, 1]).astype(int)
""",
    ),
]
