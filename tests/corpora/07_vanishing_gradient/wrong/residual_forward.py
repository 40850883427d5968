"""Plausible mistakes in ``residual_forward``."""

CASES = [
    dict(
        function="residual_forward",
        kind="wrong",
        label="block only",
        code="""
def residual_forward(X, block):
    return block(X)
""",
        intent="adds the block's answer",
        misconception="the input is not added",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="minus",
        code="""
def residual_forward(X, block):
    return X - block(X)
""",
        intent="adds the block's answer",
        misconception="the block's answer is subtracted",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="twice",
        code="""
def residual_forward(X, block):
    return X + block(block(X))
""",
        intent="adds the block's answer",
        misconception="the block is applied twice",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="of the sum",
        code="""
def residual_forward(X, block):
    return block(X + block(X))
""",
        intent="adds the block's answer",
        misconception="applied to what has been added up",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="of the sum, added",
        code="""
def residual_forward(X, block):
    Y = X + block(X)
    return Y + block(Y)
""",
        intent="adds the block's answer",
        misconception="applied to what has been added up, and added",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="times",
        code="""
def residual_forward(X, block):
    return X * block(X)
""",
        intent="adds the block's answer",
        misconception="multiplied with X",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="mean",
        code="""
def residual_forward(X, block):
    return (X + block(X)) / 2
""",
        intent="adds the block's answer",
        misconception="the mean of the two",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="X twice",
        code="""
def residual_forward(X, block):
    return 2 * X + block(X)
""",
        intent="adds the block's answer",
        misconception="the input is added twice",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="X only",
        code="""
def residual_forward(X, block):
    return 1.0 * X
""",
        intent="adds the block's answer",
        misconception="the block is not used",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="cut off",
        code="""
def residual_forward(X, block):
    return np.maximum(X + block(X), 0.0)
""",
        intent="adds the block's answer",
        misconception="negative values are cut off",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="in place",
        code="""
def residual_forward(X, block):
    X += block(X)
    return X
""",
        intent="adds the block's answer",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="called twice",
        code="""
def residual_forward(X, block):
    if block(X) is not None:
        return X + block(X)
""",
        intent="the block is called once",
    ),
    dict(
        function="residual_forward",
        kind="wrong",
        label="concatenated",
        code="""
def residual_forward(X, block):
    return np.concatenate([X, block(X)], axis=-1)
""",
        intent="adds the block's answer",
    ),
]
