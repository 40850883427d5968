"""Right solutions, in different styles, of ``sgd_step``."""

CASES = [
    dict(
        function="sgd_step",
        kind="right",
        label="plain",
        code="""
def sgd_step(w, g, lr):
    return w - lr * g
""",
    ),
    dict(
        function="sgd_step",
        kind="right",
        label="sum",
        code="""
def sgd_step(w, g, lr):
    return w + (-lr) * g
""",
    ),
    dict(
        function="sgd_step",
        kind="right",
        label="copy",
        code="""
def sgd_step(w, g, lr):
    new = w.astype(float).copy()
    new -= lr * g
    return new
""",
    ),
    dict(
        function="sgd_step",
        kind="right",
        label="subtract",
        code="""
def sgd_step(w, g, lr):
    return np.subtract(w, np.multiply(lr, g))
""",
    ),
    dict(
        function="sgd_step",
        kind="right",
        label="loop",
        code="""
def sgd_step(w, g, lr):
    new = np.empty(w.shape)
    for i in np.ndindex(w.shape):
        new[i] = w[i] - lr * g[i]
    return new
""",
    ),
    dict(
        function="sgd_step",
        kind="right",
        label="named change",
        code="""
def sgd_step(w, g, lr):
    delta = lr * np.asarray(g)
    return np.asarray(w) - delta
""",
    ),
]
