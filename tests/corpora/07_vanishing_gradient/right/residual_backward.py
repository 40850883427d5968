"""Right solutions, in different styles, of ``residual_backward``."""

CASES = [
    dict(
        function="residual_backward",
        kind="right",
        label="plain",
        code="""
def residual_backward(dY, block_backward):
    return dY + block_backward(dY)
""",
    ),
    dict(
        function="residual_backward",
        kind="right",
        label="other order",
        code="""
def residual_backward(dY, block_backward):
    return block_backward(dY) + dY
""",
    ),
    dict(
        function="residual_backward",
        kind="right",
        label="two lines",
        code="""
def residual_backward(dY, block_backward):
    through = block_backward(dY)
    past = dY
    return past + through
""",
    ),
    dict(
        function="residual_backward",
        kind="right",
        label="np.add",
        code="""
def residual_backward(dY, block_backward):
    return np.add(dY, block_backward(dY))
""",
    ),
    dict(
        function="residual_backward",
        kind="right",
        label="copy",
        code="""
def residual_backward(dY, block_backward):
    dX = np.array(dY, dtype=float)
    dX += block_backward(dY)
    return dX
""",
    ),
    dict(
        function="residual_backward",
        kind="right",
        label="stack",
        code="""
def residual_backward(dY, block_backward):
    return np.sum([dY, block_backward(dY)], axis=0)
""",
    ),
]
