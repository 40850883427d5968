"""Plausible mistakes in ``dropconnect_forward``."""

CASES = [
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="no bias",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)), mask
""",
        intent="Z comes from the kept weights",
        misconception="the bias is missing",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="not scaled",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask) + b, mask
""",
        intent="Z comes from the kept weights",
        misconception="the kept weights are not scaled",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="bias scaled",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return (X @ (W * mask) + b) / (1 - p), mask
""",
        intent="Z comes from the kept weights",
        misconception="the bias is scaled too",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="divided by p",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask / max(p, 1e-300)) + b, mask
""",
        intent="Z comes from the kept weights",
        misconception="divided by p",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="multiplied",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask * (1 - p)) + b, mask
""",
        intent="Z comes from the kept weights",
        misconception="multiplied where they should be divided",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="keeps with p",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) < p).astype(float)
    return X @ (W * mask / (1 - p)) + b, mask
""",
        intent="about a share p",
        misconception="not of keeping",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="turned round",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)) + b, 1 - mask
""",
        intent="about a share p",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="mask not used",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ W + b, mask
""",
        intent="Z comes from the kept weights",
        misconception="no weight is dropped in Z",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="drops units",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(X.shape) >= p).astype(float)
    return (X * mask / (1 - p)) @ W + b, mask
""",
        intent="the mask has the shape of W",
        misconception="the mask has shape (4, 5)",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="drops inputs",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random((len(W), 1)) >= p) * np.ones(W.shape)
    return X @ (W * mask / (1 - p)) + b, mask
""",
        intent="every weight has its own coin",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="drops outputs",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape[1]) >= p) * np.ones(W.shape)
    return X @ (W * mask / (1 - p)) + b, mask
""",
        intent="every weight has its own coin",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="a mask for each row",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    masks = (rng.random((len(X), *W.shape)) >= p).astype(float)
    return np.einsum("ni,nij->nj", X, W * masks) / (1 - p) + b, masks[0]
""",
        intent="one mask serves all rows",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="scaled mask",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p) / (1 - p)
    return X @ (W * mask) + b, mask
""",
        intent="holds zeros and ones",
        misconception="divided by 1 - p already",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="own generator",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (np.random.default_rng().random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)) + b, mask
""",
        intent="the same generator",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="fixed generator",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (np.random.default_rng(5).random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)) + b, mask
""",
        intent="the same generator",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="in place",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    W *= mask / (1 - p)
    return X @ W + b, mask
""",
        intent="the arguments stay as they were",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="bias dropped",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    keep_b = rng.random(b.shape) >= p
    return X @ (W * mask / (1 - p)) + b * keep_b / (1 - p), mask
""",
        intent="another p and other sizes",
    ),
    dict(
        function="dropconnect_forward",
        kind="wrong",
        label="only Z",
        code="""
def dropconnect_forward(X, W, b, p, rng):
    mask = (rng.random(W.shape) >= p).astype(float)
    return X @ (W * mask / (1 - p)) + b
""",
        intent="the mask has the shape of W",
    ),
]
