"""Plausible mistakes in ``maxout_backward``."""

CASES = [
    dict(
        function="maxout_backward",
        kind="wrong",
        label="db mean",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.mean(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="db is the mean over the examples",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="all mean",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX / len(X), dW / len(X), db / len(X)
""",
        intent="weights and biases",
        misconception="mean_instead_of_sum",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="dW mean",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ / len(X)
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="dW is divided",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="no bias in the winner",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W, axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="the bias is left out",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="smallest",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmin(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="the smallest piece",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="last on a tie",
        code="""
def maxout_backward(dA, X, W, b):
    winner = len(W) - 1 - np.argmax((X @ W + b[:, None, :])[::-1], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="on a tie the first",
        misconception="on a tie the last piece",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="no dA",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, 1.0, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="dA is not used",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="one db",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db.sum(axis=0)
""",
        intent="weights and biases",
        misconception="db is summed over the pieces",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="every piece",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = 1.0 * dA
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="every piece gets the gradient",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="every winner",
        code="""
def maxout_backward(dA, X, W, b):
    Z = X @ W + b[:, None, :]
    top = Z.max(axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(Z[k] == top, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="on a tie the first",
        misconception="on a tie every winner",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="shared",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = dA / len(W)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="the gradient is shared",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="dX overwritten",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX = dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="the gradient of the input",
        misconception="dX holds only the last piece",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="dX mean",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX / len(W), dW, db
""",
        intent="the gradient of the input",
        misconception="the pieces of dX are averaged",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="only positive",
        code="""
def maxout_backward(dA, X, W, b):
    Z = X @ W + b[:, None, :]
    winner = np.argmax(Z, axis=0)
    dA = dA * (Z.max(axis=0) > 0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="many pieces",
        misconception="dA passes on only where",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="dX from all",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX += dA @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="the gradient of the input",
        misconception="dX is not multiplied with the weights of the winner",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="times the answer",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA * (X @ W[k] + b[k]), 0.0)
        dX += dZ @ W[k].T
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="weights and biases",
        misconception="dA is multiplied with the answer",
    ),
    dict(
        function="maxout_backward",
        kind="wrong",
        label="integer arrays",
        code="""
def maxout_backward(dA, X, W, b):
    winner = np.argmax(X @ W + b[:, None, :], axis=0)
    dX, dW, db = np.zeros_like(X), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(len(W)):
        dZ = np.where(winner == k, dA, 0.0)
        dX = (dX + dZ @ W[k].T).astype(X.dtype)
        dW[k] = X.T @ dZ
        db[k] = dZ.sum(axis=0)
    return dX, dW, db
""",
        intent="integers in X",
    ),
]
