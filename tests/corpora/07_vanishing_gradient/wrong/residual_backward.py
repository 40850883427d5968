"""Plausible mistakes in ``residual_backward``."""

CASES = [
    dict(
        function="residual_backward",
        kind="wrong",
        label="through only",
        code="""
def residual_backward(dY, block_backward):
    return block_backward(dY)
""",
        intent="one way past",
        misconception="the way past the block is forgotten",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="past only",
        code="""
def residual_backward(dY, block_backward):
    return 1.0 * dY
""",
        intent="one way past",
        misconception="the way through the block is forgotten",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="plus one",
        code="""
def residual_backward(dY, block_backward):
    return 1 + block_backward(dY)
""",
        intent="one way past",
        misconception="1 is added in place of dY",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="minus",
        code="""
def residual_backward(dY, block_backward):
    return dY - block_backward(dY)
""",
        intent="one way past",
        misconception="what comes through the block is subtracted",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="times",
        code="""
def residual_backward(dY, block_backward):
    return dY * block_backward(dY)
""",
        intent="one way past",
        misconception="the two ways are multiplied",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="twice",
        code="""
def residual_backward(dY, block_backward):
    return dY + block_backward(block_backward(dY))
""",
        intent="one way past",
        misconception="goes through the block twice",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="added before",
        code="""
def residual_backward(dY, block_backward):
    return dY + block_backward(dY + dY)
""",
        intent="one way past",
        misconception="dY is added before",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="dY once more",
        code="""
def residual_backward(dY, block_backward):
    return dY + dY * block_backward(dY)
""",
        intent="one way past",
        misconception="multiplied with dY once more",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="mean",
        code="""
def residual_backward(dY, block_backward):
    return (dY + block_backward(dY)) / 2
""",
        intent="one way past",
        misconception="the mean of the two ways",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="dY twice",
        code="""
def residual_backward(dY, block_backward):
    return 2 * dY + block_backward(dY)
""",
        intent="one way past",
        misconception="dY is added twice",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="half each",
        code="""
def residual_backward(dY, block_backward):
    return dY / 2 + block_backward(dY / 2)
""",
        intent="one way past",
        misconception="the mean of the two ways",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="in place",
        code="""
def residual_backward(dY, block_backward):
    dY += block_backward(dY)
    return dY
""",
        intent="one way past",
    ),
    dict(
        function="residual_backward",
        kind="wrong",
        label="called twice",
        code="""
def residual_backward(dY, block_backward):
    if block_backward(dY) is not None:
        return dY + block_backward(dY)
""",
        intent="is called once",
    ),
]
