"""Plausible mistakes in ``dropout_at_test``."""

CASES = [
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="times p",
        code="""
def dropout_at_test(W, p):
    return p * W
""",
        intent="the factor is the probability of keeping",
        misconception="keep_drop_swapped",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="divided by 1 - p",
        code="""
def dropout_at_test(W, p):
    return W / (1 - p)
""",
        intent="the factor is the probability of keeping",
        misconception="divided by 1 - p",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="divided by p",
        code="""
def dropout_at_test(W, p):
    return W / p if p else W.copy()
""",
        intent="the factor is the probability of keeping",
        misconception="divided by p",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="unchanged",
        code="""
def dropout_at_test(W, p):
    return W.copy()
""",
        intent="the factor is the probability of keeping",
        misconception="come back unchanged",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="twice",
        code="""
def dropout_at_test(W, p):
    return (1 - p) ** 2 * W
""",
        intent="the factor is the probability of keeping",
        misconception="done twice",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="minus",
        code="""
def dropout_at_test(W, p):
    return (p - 1) * W
""",
        intent="the factor is the probability of keeping",
        misconception="wrong_sign",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="half",
        code="""
def dropout_at_test(W, p):
    return 0.5 * W
""",
        intent="the factor is the probability of keeping",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="subtracted",
        code="""
def dropout_at_test(W, p):
    return W - p
""",
        intent="the factor is the probability of keeping",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="in place",
        code="""
def dropout_at_test(W, p):
    W *= 1 - p
    return W
""",
        intent="the factor is the probability of keeping",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="root",
        code="""
def dropout_at_test(W, p):
    return np.sqrt(1 - p) * W
""",
        intent="the factor is the probability of keeping",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="transposed",
        code="""
def dropout_at_test(W, p):
    return (1 - p) * W.T
""",
        intent="the factor is the probability of keeping",
        misconception="transposed",
    ),
    dict(
        function="dropout_at_test",
        kind="wrong",
        label="still dropping",
        code="""
def dropout_at_test(W, p):
    return W * (np.random.default_rng(0).random(W.shape) >= p)
""",
        intent="the factor is the probability of keeping",
    ),
]
