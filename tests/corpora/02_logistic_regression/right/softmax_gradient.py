"""Right solutions, in different styles, of ``softmax_gradient``."""

CASES = [
    dict(
        function="softmax_gradient",
        kind="right",
        label="one-hot",
        code="""
def softmax_gradient(X, y, W, b):
    Y = np.eye(W.shape[1])[y]
    dZ = (softmax(X @ W + b) - Y) / len(y)
    return X.T @ dZ, dZ.sum(axis=0)
""",
    ),
    dict(
        function="softmax_gradient",
        kind="right",
        label="loops",
        code="""
def softmax_gradient(X, y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(len(b))
    for x, label in zip(X, y):
        p = softmax((x @ W + b)[None, :])[0]
        for k in range(len(b)):
            d = (p[k] - (k == label)) / len(y)
            dW[:, k] += d * x
            db[k] += d
    return dW, db
""",
    ),
    dict(
        function="softmax_gradient",
        kind="right",
        label="einsum",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b) - (y[:, None] == np.arange(len(b)))
    return np.einsum('ij,ik->jk', X, dZ) / len(X), np.einsum('ik->k', dZ) / len(X)
""",
    ),
    dict(
        function="softmax_gradient",
        kind="right",
        label="mean",
        code="""
def softmax_gradient(X, y, W, b):
    dZ = softmax(X @ W + b) - np.eye(len(b))[y]
    return np.mean(X[:, :, None] * dZ[:, None, :], axis=0), dZ.mean(axis=0)
""",
    ),
    dict(
        function="softmax_gradient",
        kind="right",
        label="own softmax",
        code="""
def softmax_gradient(X, y, W, b):
    Z = X @ W + b
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    for i, label in enumerate(y):
        P[i, label] -= 1.0
    return X.T.dot(P) / len(y), np.sum(P, axis=0) / len(y)
""",
    ),
    dict(
        function="softmax_gradient",
        kind="right",
        label="column of ones",
        code="""
def softmax_gradient(X, y, W, b):
    A = np.column_stack([X, np.ones(len(X))])
    G = A.T @ (softmax(A @ np.vstack([W, b])) - np.eye(len(b))[y]) / len(A)
    return G[:-1], G[-1]
""",
    ),
]
