"""Right solutions, in different styles, of ``linear_backward``."""

CASES = [
    dict(
        function="linear_backward",
        kind="right",
        label="dot",
        code="""
def linear_backward(dZ, X, W):
    dX = np.dot(dZ, W.T)
    dW = np.dot(X.T, dZ)
    db = np.sum(dZ, axis=0)
    return dX, dW, db
""",
    ),
    dict(
        function="linear_backward",
        kind="right",
        label="einsum",
        code="""
def linear_backward(dZ, X, W):
    return np.einsum("ik,jk->ij", dZ, W), np.einsum("ij,ik->jk", X, dZ), np.einsum("ik->k", dZ)
""",
    ),
    dict(
        function="linear_backward",
        kind="right",
        label="row by row",
        code="""
def linear_backward(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(len(X)):
        dX[i] = W @ dZ[i]
        dW += np.outer(X[i], dZ[i])
        db += dZ[i]
    return dX, dW, db
""",
    ),
    dict(
        function="linear_backward",
        kind="right",
        label="transposes outside",
        code="""
def linear_backward(dZ, X, W):
    return (W @ dZ.T).T, (dZ.T @ X).T, np.ones(len(dZ)) @ dZ
""",
    ),
    dict(
        function="linear_backward",
        kind="right",
        label="loops",
        code="""
def linear_backward(dZ, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for i in range(X.shape[0]):
        for k in range(W.shape[1]):
            db[k] += dZ[i, k]
            for j in range(X.shape[1]):
                dX[i, j] += dZ[i, k] * W[j, k]
                dW[j, k] += X[i, j] * dZ[i, k]
    return dX, dW, db
""",
    ),
]
