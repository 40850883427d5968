"""Right solutions, in different styles, of ``dropout_at_test``."""

CASES = [
    dict(
        function="dropout_at_test",
        kind="right",
        label="formula",
        code="""
def dropout_at_test(W, p):
    return (1 - p) * W
""",
    ),
    dict(
        function="dropout_at_test",
        kind="right",
        label="keep",
        code="""
def dropout_at_test(W, p):
    keep = 1.0 - p
    return W * keep
""",
    ),
    dict(
        function="dropout_at_test",
        kind="right",
        label="expanded",
        code="""
def dropout_at_test(W, p):
    return W - p * W
""",
    ),
    dict(
        function="dropout_at_test",
        kind="right",
        label="NumPy",
        code="""
def dropout_at_test(W, p):
    return np.multiply(W, 1 - p)
""",
    ),
    dict(
        function="dropout_at_test",
        kind="right",
        label="row by row",
        code="""
def dropout_at_test(W, p):
    scaled = np.empty(W.shape)
    for i, row in enumerate(W):
        scaled[i] = row * (1 - p)
    return scaled
""",
    ),
]
