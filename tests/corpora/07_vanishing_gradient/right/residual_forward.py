"""Right solutions, in different styles, of ``residual_forward``."""

CASES = [
    dict(
        function="residual_forward",
        kind="right",
        label="plain",
        code="""
def residual_forward(X, block):
    return X + block(X)
""",
    ),
    dict(
        function="residual_forward",
        kind="right",
        label="other order",
        code="""
def residual_forward(X, block):
    return block(X) + X
""",
    ),
    dict(
        function="residual_forward",
        kind="right",
        label="two lines",
        code="""
def residual_forward(X, block):
    F = block(X)
    return F + X
""",
    ),
    dict(
        function="residual_forward",
        kind="right",
        label="np.add",
        code="""
def residual_forward(X, block):
    return np.add(X, block(X))
""",
    ),
    dict(
        function="residual_forward",
        kind="right",
        label="copy",
        code="""
def residual_forward(X, block):
    Y = np.array(X, dtype=float)
    Y += block(X)
    return Y
""",
    ),
    dict(
        function="residual_forward",
        kind="right",
        label="stack",
        code="""
def residual_forward(X, block):
    return np.sum([X, block(X)], axis=0)
""",
    ),
]
