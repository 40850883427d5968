"""Right solutions, in different styles, of ``dropout_forward``."""

CASES = [
    dict(
        function="dropout_forward",
        kind="right",
        label="random",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
    ),
    dict(
        function="dropout_forward",
        kind="right",
        label="Booleans",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X, np.ones(X.shape, dtype=bool)
    mask = rng.random(X.shape) >= p
    return np.where(mask, X / (1 - p), 0.0), mask
""",
    ),
    dict(
        function="dropout_forward",
        kind="right",
        label="binomial",
        code="""
def dropout_forward(X, p, rng, training):
    keep = 1 - p if training else 1.0
    mask = rng.binomial(1, keep, size=X.shape)
    return X * mask / keep, mask
""",
    ),
    dict(
        function="dropout_forward",
        kind="right",
        label="below 1 - p",
        code="""
def dropout_forward(X, p, rng, training):
    mask = (rng.random(X.shape) < 1 - p).astype(int) if training else np.ones(X.shape, dtype=int)
    scale = 1 / (1 - p) if training else 1.0
    return X * mask * scale, mask
""",
    ),
    dict(
        function="dropout_forward",
        kind="right",
        label="choice",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = rng.choice([0.0, 1.0], size=X.shape, p=[p, 1 - p])
    return (X * mask) / (1.0 - p), mask
""",
    ),
    dict(
        function="dropout_forward",
        kind="right",
        label="uniform",
        code="""
def dropout_forward(X, p, rng, training):
    mask = np.ones_like(X)
    if training:
        mask[rng.uniform(size=X.shape) < p] = 0
        return X / (1 - p) * mask, mask
    return X + 0.0, mask
""",
    ),
    dict(
        function="dropout_forward",
        kind="right",
        label="entry by entry",
        code="""
def dropout_forward(X, p, rng, training):
    Y, mask = X.copy(), np.ones(X.shape)
    if training:
        for index in np.ndindex(X.shape):
            if rng.random() < p:
                mask[index] = 0
            Y[index] = X[index] * mask[index] / (1 - p)
    return Y, mask
""",
    ),
]
