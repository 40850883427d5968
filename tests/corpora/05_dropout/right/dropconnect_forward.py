"""Right solutions, in different styles, of ``dropconnect_forward``."""

CASES = [
    dict(
        function="dropconnect_forward",
        kind="right",
        label="formula",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)) + b, mask
""",
    ),
    dict(
        function="dropconnect_forward",
        kind="right",
        label="Booleans",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = rng.random(W.shape) >= p
    return X @ np.where(mask, W, 0.0) / (1 - p) + b, mask
""",
    ),
    dict(
        function="dropconnect_forward",
        kind="right",
        label="through dropout_forward",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    thin, mask = dropout_forward(W, p, rng, True)
    return X @ thin + b, mask
""",
    ),
    dict(
        function="dropconnect_forward",
        kind="right",
        label="binomial",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = rng.binomial(1, 1 - p, W.shape)
    return np.dot(X, W * mask) / (1 - p) + b, mask
""",
    ),
    dict(
        function="dropconnect_forward",
        kind="right",
        label="einsum",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return np.einsum("ni,ij,ij->nj", X, W, mask) / (1 - p) + b, mask
""",
    ),
    dict(
        function="dropconnect_forward",
        kind="right",
        label="weight by weight",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    Z, mask = np.zeros((len(X), W.shape[1])) + b, np.ones(W.shape)
    for i, j in np.ndindex(W.shape):
        if rng.random() < p:
            mask[i, j] = 0
        else:
            Z[:, j] += X[:, i] * W[i, j] / (1 - p)
    return Z, mask
""",
    ),
]
