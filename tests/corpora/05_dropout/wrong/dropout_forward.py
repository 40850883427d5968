"""Plausible mistakes in ``dropout_forward``."""

CASES = [
    dict(
        function="dropout_forward",
        kind="wrong",
        label="keeps with p",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) < p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="about a share p",
        misconception="not of keeping",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="p kept throughout",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) < p).astype(float)
    return X * mask / p, mask
""",
        intent="about a share p",
        misconception="not of keeping",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="not scaled",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask, mask
""",
        intent="what is kept is scaled",
        misconception="the kept entries are not scaled",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="divided by p",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / p, mask
""",
        intent="what is kept is scaled",
        misconception="divided by p",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="multiplied",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask * (1 - p), mask
""",
        intent="what is kept is scaled",
        misconception="multiplied where they should be divided",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="always in training",
        code="""
def dropout_forward(X, p, rng, training):
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="at test time",
        misconception="dropped at test time",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="classic",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X * (1 - p), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask, mask
""",
        intent="what is kept is scaled",
        misconception="classic form",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="scaled at test too",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X / (1 - p), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="at test time",
        misconception="Y is not X when training is False",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="training turned round",
        code="""
def dropout_forward(X, p, rng, training):
    if training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="at test time",
        misconception="nothing is dropped",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="a coin for each column",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape[-1]) >= p) * np.ones_like(X)
    return X * mask / (1 - p), mask
""",
        intent="its own coin",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="a coin for each row",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random((len(X), 1)) >= p) * np.ones(X.shape)
    return X * mask / (1 - p), mask
""",
        intent="its own coin",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="mask of one row",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape[1]) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="the mask has the shape of X",
        misconception="and the mask (4,)",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="own generator",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (np.random.default_rng().random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="the same generator",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="fixed generator",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (np.random.default_rng(0).random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="the same generator",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="scaled mask",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p) / (1 - p)
    return X * mask, mask
""",
        intent="holds zeros and ones",
        misconception="divided by 1 - p already",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="mask of the dropped",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    dropped = (rng.random(X.shape) < p).astype(float)
    return X * (1 - dropped) / (1 - p), dropped
""",
        intent="about a share p",
        misconception="the mask is turned round",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="exactly a share p",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    flat = np.arange(X.size) >= round(p * X.size)
    mask = rng.permutation(flat).reshape(X.shape).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="how many are dropped is chance",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="no mask at test",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), None
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="at test time",
        misconception="the mask is not all ones",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="in place",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    X *= mask / (1 - p)
    return X, mask
""",
        intent="the input stays as it was",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="normal noise",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.normal(size=X.shape) >= p).astype(float)
    return X * mask / (1 - p), mask
""",
        intent="about a share p",
        misconception="a share of",
    ),
    dict(
        function="dropout_forward",
        kind="wrong",
        label="zeros dropped from the mask",
        code="""
def dropout_forward(X, p, rng, training):
    if not training:
        return X.copy(), np.ones_like(X)
    mask = (rng.random(X.shape) >= p).astype(float)
    return X * mask / (1 - p), (X * mask != 0).astype(float)
""",
        intent="entries of 0 are kept",
    ),
]
