"""Plausible mistakes in ``sgd_step``."""

CASES = [
    dict(
        function="sgd_step",
        kind="wrong",
        label="uphill",
        code="""
def sgd_step(w, g, lr):
    return w + lr * g
""",
        intent="goes down the gradient",
        misconception="the step goes uphill",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="no rate",
        code="""
def sgd_step(w, g, lr):
    return w - g
""",
        intent="goes down the gradient",
        misconception="the learning rate is not used",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="divided by the rate",
        code="""
def sgd_step(w, g, lr):
    return w - g / lr
""",
        intent="goes down the gradient",
        misconception="the gradient is divided by the learning rate",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="change alone",
        code="""
def sgd_step(w, g, lr):
    return -lr * g
""",
        intent="goes down the gradient",
        misconception="only the change is returned",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="unchanged",
        code="""
def sgd_step(w, g, lr):
    return w
""",
        intent="goes down the gradient",
        misconception="argument_returned",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="sign alone",
        code="""
def sgd_step(w, g, lr):
    return w - lr * np.sign(g)
""",
        intent="uses the learning rate",
        misconception="only the sign of the gradient counts",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="unit length",
        code="""
def sgd_step(w, g, lr):
    return w - lr * g / np.linalg.norm(g)
""",
        intent="uses the learning rate",
        misconception="the gradient is made to have length 1",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="w scaled",
        code="""
def sgd_step(w, g, lr):
    return lr * (w - g)
""",
        intent="goes down the gradient",
        misconception="w is scaled too",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="in place",
        code="""
def sgd_step(w, g, lr):
    w -= lr * g
    return w
""",
        intent="goes down the gradient",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="flattened",
        code="""
def sgd_step(w, g, lr):
    return (w - lr * g).ravel()
""",
        intent="takes a matrix",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="as a list",
        code="""
def sgd_step(w, g, lr):
    return [a - lr * b for a, b in zip(w, g)]
""",
        intent="takes a matrix",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="a fixed rate",
        code="""
def sgd_step(w, g, lr):
    return w - 0.1 * g
""",
        intent="uses the learning rate",
    ),
    dict(
        function="sgd_step",
        kind="wrong",
        label="integers kept",
        code="""
def sgd_step(w, g, lr):
    return (w - lr * g).astype(w.dtype)
""",
        intent="integers",
    ),
]
