"""Right solutions, in different styles, of ``maxout_backward``."""

CASES = [
    dict(
        function="maxout_backward",
        kind="right",
        label="plain",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
    ),
    dict(
        function="maxout_backward",
        kind="right",
        label="one-hot",
        code="""
def maxout_backward(dA, X, W, b):
    Z = X @ W + b[:, None, :]
    dZ = (np.arange(len(W))[:, None, None] == Z.argmax(axis=0)) * dA
    return (dZ @ W.transpose(0, 2, 1)).sum(axis=0), X.T @ dZ, dZ.sum(axis=1)
""",
    ),
    dict(
        function="maxout_backward",
        kind="right",
        label="einsum",
        code="""
def maxout_backward(dA, X, W, b):
    Z = X @ W + b[:, None, :]
    dZ = np.where(np.arange(len(W))[:, None, None] == Z.argmax(axis=0), dA, 0.0)
    return np.einsum('kno,kio->ni', dZ, W), np.einsum('ni,kno->kio', X, dZ), np.einsum('kno->ko', dZ)
""",
    ),
    dict(
        function="maxout_backward",
        kind="right",
        label="put",
        code="""
def maxout_backward(dA, X, W, b):
    Z = X @ W + b[:, None, :]
    dZ = np.zeros(Z.shape)
    np.put_along_axis(dZ, Z.argmax(axis=0)[None], dA[None].astype(float), axis=0)
    dX = sum(dZ[k] @ W[k].T for k in range(len(W)))
    return dX, np.stack([X.T @ d for d in dZ]), dZ.sum(axis=1)
""",
    ),
    dict(
        function="maxout_backward",
        kind="right",
        label="loops",
        code="""
def maxout_backward(dA, X, W, b):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i, j in np.ndindex(dA.shape):
        values = [X[i] @ W[k][:, j] + b[k, j] for k in range(len(W))]
        k = int(np.argmax(values))
        dX[i] += dA[i, j] * W[k][:, j]
        dW[k][:, j] += dA[i, j] * X[i]
        db[k, j] += dA[i, j]
    return dX, dW, db
""",
    ),
    dict(
        function="maxout_backward",
        kind="right",
        label="lists",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.stack([X @ W[k] + b[k] for k in range(len(W))]).argmax(axis=0)
    parts = [dA * (winner == k) * 1.0 for k in range(len(W))]
    dX = np.sum([p @ w.T for p, w in zip(parts, W)], axis=0)
    return dX, np.array([X.T @ p for p in parts]), np.array([p.sum(axis=0) for p in parts])
""",
    ),
]
