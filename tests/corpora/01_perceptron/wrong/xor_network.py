"""Plausible mistakes in ``xor_network``."""

CASES = [
    dict(
        function="xor_network",
        kind="wrong",
        label="or",
        code="""
def xor_network(X):
    return predict(X, np.array([1.0, 1.0]), -0.5)
""",
        intent="rows with equal bits",
        misconception="this is OR",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="and",
        code="""
def xor_network(X):
    return predict(X, np.array([1.0, 1.0]), -1.5)
""",
        intent="rows with different bits",
        misconception="this is AND",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="nand",
        code="""
def xor_network(X):
    return predict(X, np.array([-1.0, -1.0]), 1.5)
""",
        intent="rows with equal bits",
        misconception="this is NAND",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="nor",
        code="""
def xor_network(X):
    return predict(X, np.array([-1.0, -1.0]), 0.5)
""",
        intent="rows with different bits",
        misconception="this is NOR",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="xnor",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return predict(np.column_stack([h1, h2]), np.array([-1.0, 1.0]), 0.5)
""",
        intent="rows with equal bits",
        misconception="the opposite of XOR",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="no threshold at the end",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return h1 - h2 - 0.5
""",
        intent="rows with equal bits",
        misconception="the sums are returned",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="third unit without bias",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return predict(np.column_stack([h1, h2]), np.array([1.0, -1.0]), 0.0)
""",
        intent="rows with equal bits",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="sign of and",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return predict(np.column_stack([h1, h2]), np.array([1.0, 1.0]), -0.5)
""",
        intent="rows with equal bits",
        misconception="this is OR",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="hidden swapped",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return predict(np.column_stack([h2, h1]), np.array([1.0, -1.0]), -0.5)
""",
        intent="rows with different bits",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="first input",
        code="""
def xor_network(X):
    return predict(X, np.array([1.0, 0.0]), -0.5)
""",
        intent="rows with equal bits",
        misconception="only the first input",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="second input",
        code="""
def xor_network(X):
    return predict(X, np.array([0.0, 1.0]), -0.5)
""",
        intent="rows with equal bits",
        misconception="only the second input",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="truth table",
        code="""
def xor_network(X):
    return np.array([0, 1, 1, 0])
""",
        intent="rows with equal bits",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="rows in table order",
        code="""
def xor_network(X):
    table = np.array([0, 1, 1, 0])
    return table[: len(X)] if len(X) > 2 else np.not_equal(X[:, 0], X[:, 1]).astype(int)
""",
        intent="many rows in any order",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="booleans",
        code="""
def xor_network(X):
    return X[:, 0] != X[:, 1]
""",
        intent="rows with equal bits",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="floats",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return (h1 - h2).astype(float)
""",
        intent="rows with equal bits",
    ),
    dict(
        function="xor_network",
        kind="wrong",
        label="a column",
        code="""
def xor_network(X):
    h1 = predict(X, np.array([1.0, 1.0]), -0.5)
    h2 = predict(X, np.array([1.0, 1.0]), -1.5)
    return predict(np.column_stack([h1, h2]), np.array([1.0, -1.0]), -0.5)[:, None]
""",
        intent="rows with equal bits",
    ),
]
