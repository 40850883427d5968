"""Right solutions, in different styles, of ``momentum_step``."""

CASES = [
    dict(
        function="momentum_step",
        kind="right",
        label="plain",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - lr * g
    return w + v, v
""",
    ),
    dict(
        function="momentum_step",
        kind="right",
        label="new names",
        code="""
def momentum_step(w, g, v, lr, beta):
    new_v = beta * v - lr * g
    new_w = w + new_v
    return new_w, new_v
""",
    ),
    dict(
        function="momentum_step",
        kind="right",
        label="through sgd_step",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = sgd_step(beta * v, g, lr)
    return w + v, v
""",
    ),
    dict(
        function="momentum_step",
        kind="right",
        label="expanded",
        code="""
def momentum_step(w, g, v, lr, beta):
    return w + beta * v - lr * g, beta * v - lr * g
""",
    ),
    dict(
        function="momentum_step",
        kind="right",
        label="loop",
        code="""
def momentum_step(w, g, v, lr, beta):
    new_w, new_v = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_v[i] = beta * v[i] - lr * g[i]
        new_w[i] = w[i] + new_v[i]
    return new_w, new_v
""",
    ),
    dict(
        function="momentum_step",
        kind="right",
        label="negative velocity",
        code="""
def momentum_step(w, g, v, lr, beta):
    u = -(lr * g) + np.multiply(beta, v)
    return np.add(w, u), u
""",
    ),
]
