"""Right solutions, in different styles, of ``maxout``."""

CASES = [
    dict(
        function="maxout",
        kind="right",
        label="stack",
        code="""
def maxout(X, W, b):
    return np.max(np.stack([X @ W[k] + b[k] for k in range(len(W))]), axis=0)
""",
    ),
    dict(
        function="maxout",
        kind="right",
        label="einsum",
        code="""
def maxout(X, W, b):
    return (np.einsum('ni,kio->nko', X, W) + b).max(axis=1)
""",
    ),
    dict(
        function="maxout",
        kind="right",
        label="running maximum",
        code="""
def maxout(X, W, b):
    A = X @ W[0] + b[0]
    for k in range(1, len(W)):
        A = np.maximum(A, X @ W[k] + b[k])
    return A
""",
    ),
    dict(
        function="maxout",
        kind="right",
        label="loops",
        code="""
def maxout(X, W, b):
    A = np.empty((len(X), W.shape[2]))
    for i in range(len(X)):
        for j in range(W.shape[2]):
            A[i, j] = max(X[i] @ W[k][:, j] + b[k, j] for k in range(len(W)))
    return A
""",
    ),
    dict(
        function="maxout",
        kind="right",
        label="reduce",
        code="""
def maxout(X, W, b):
    return np.maximum.reduce([X @ w + c for w, c in zip(W, b)])
""",
    ),
    dict(
        function="maxout",
        kind="right",
        label="expand",
        code="""
def maxout(X, W, b):
    return np.amax(np.matmul(X, W) + np.expand_dims(b, 1), axis=0)
""",
    ),
]
