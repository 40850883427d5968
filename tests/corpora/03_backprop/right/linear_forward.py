"""Right solutions, in different styles, of ``linear_forward``."""

CASES = [
    dict(
        function="linear_forward",
        kind="right",
        label="dot",
        code="""
def linear_forward(X, W, b):
    return np.dot(X, W) + b
""",
    ),
    dict(
        function="linear_forward",
        kind="right",
        label="einsum",
        code="""
def linear_forward(X, W, b):
    return np.einsum("ij,jk->ik", X, W) + b[None, :]
""",
    ),
    dict(
        function="linear_forward",
        kind="right",
        label="loops",
        code="""
def linear_forward(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        for k in range(W.shape[1]):
            Z[i, k] = sum(X[i, j] * W[j, k] for j in range(X.shape[1])) + b[k]
    return Z
""",
    ),
    dict(
        function="linear_forward",
        kind="right",
        label="columns and back",
        code="""
def linear_forward(X, W, b):
    return (W.T @ X.T + b.reshape(-1, 1)).T
""",
    ),
    dict(
        function="linear_forward",
        kind="right",
        label="a column of ones",
        code="""
def linear_forward(X, W, b):
    ones = np.ones((len(X), 1))
    return np.hstack([X, ones]) @ np.vstack([W, b])
""",
    ),
]
