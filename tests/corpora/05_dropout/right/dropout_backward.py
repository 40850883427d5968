"""Right solutions, in different styles, of ``dropout_backward``."""

CASES = [
    dict(
        function="dropout_backward",
        kind="right",
        label="formula",
        code="""
def dropout_backward(dY, mask, p):
    return dY * mask / (1 - p)
""",
    ),
    dict(
        function="dropout_backward",
        kind="right",
        label="mask first",
        code="""
def dropout_backward(dY, mask, p):
    scale = mask / (1 - p)
    return scale * dY
""",
    ),
    dict(
        function="dropout_backward",
        kind="right",
        label="where",
        code="""
def dropout_backward(dY, mask, p):
    return np.where(mask == 1, dY / (1 - p), 0.0)
""",
    ),
    dict(
        function="dropout_backward",
        kind="right",
        label="copy and clear",
        code="""
def dropout_backward(dY, mask, p):
    dX = dY / (1 - p)
    dX[mask == 0] = 0
    return dX
""",
    ),
    dict(
        function="dropout_backward",
        kind="right",
        label="only the kept",
        code="""
def dropout_backward(dY, mask, p):
    dX = np.zeros(dY.shape)
    kept = mask.astype(bool)
    dX[kept] = dY[kept] / (1 - p)
    return dX
""",
    ),
    dict(
        function="dropout_backward",
        kind="right",
        label="NumPy functions",
        code="""
def dropout_backward(dY, mask, p):
    return np.divide(np.multiply(dY, mask), 1.0 - p)
""",
    ),
]
