"""Plausible mistakes in ``maxout``."""

CASES = [
    dict(
        function="maxout",
        kind="wrong",
        label="no bias",
        code="""
def maxout(X, W, b):
    return (X @ W).max(axis=0)
""",
        intent="two inputs, two units",
        misconception="missing_bias",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="minus bias",
        code="""
def maxout(X, W, b):
    return (X @ W - b[:, None, :]).max(axis=0)
""",
        intent="two inputs, two units",
        misconception="the bias is subtracted",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="smallest",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return Z.min(axis=0)
""",
        intent="the absolute value",
        misconception="the smallest piece",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="first",
        code="""
def maxout(X, W, b):
    return X @ W[0] + b[0]
""",
        intent="the absolute value",
        misconception="only the first piece",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="last",
        code="""
def maxout(X, W, b):
    return X @ W[-1] + b[-1]
""",
        intent="the absolute value",
        misconception="only the last piece",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="two pieces",
        code="""
def maxout(X, W, b):
    return np.maximum(X @ W[0] + b[0], X @ W[-1 if len(W) == 1 else 1] + b[-1 if len(W) == 1 else 1])
""",
        intent="many pieces",
        misconception="only the first two pieces",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="first bias",
        code="""
def maxout(X, W, b):
    return (X @ W + b[0]).max(axis=0)
""",
        intent="two inputs, two units",
        misconception="the biases of the first piece",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="bias after",
        code="""
def maxout(X, W, b):
    return (X @ W).max(axis=0) + b.max(axis=0)
""",
        intent="two inputs, two units",
        misconception="the largest bias is added",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="with zero",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return np.maximum(Z.max(axis=0), 0.0)
""",
        intent="all pieces negative",
        misconception="0 is among the pieces",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="sum",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return Z.sum(axis=0)
""",
        intent="the absolute value",
        misconception="the pieces are added up",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="mean",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return Z.mean(axis=0)
""",
        intent="the absolute value",
        misconception="the mean of the pieces",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="over units",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return Z.max(axis=2)
""",
        intent="the absolute value",
        misconception="the maximum is taken over the units",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="over examples",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return Z.max(axis=1)
""",
        intent="the absolute value",
        misconception="the maximum is taken over the examples",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="argmax",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return Z.argmax(axis=0)
""",
        intent="the absolute value",
        misconception="the number of the winner",
    ),
    dict(
        function="maxout",
        kind="wrong",
        label="absolute",
        code="""
def maxout(X, W, b):
    Z = X @ W + b[:, None, :]
    return np.abs(Z).max(axis=0)
""",
        intent="two inputs, two units",
        misconception="the largest absolute value",
    ),
]
