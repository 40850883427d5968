"""Right solutions, in different styles, of ``adagrad_step``."""

CASES = [
    dict(
        function="adagrad_step",
        kind="right",
        label="plain",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
    ),
    dict(
        function="adagrad_step",
        kind="right",
        label="product",
        code="""
def adagrad_step(w, g, s, lr, eps):
    total = s + g * g
    return w - (lr / (np.sqrt(total) + eps)) * g, total
""",
    ),
    dict(
        function="adagrad_step",
        kind="right",
        label="power",
        code="""
def adagrad_step(w, g, s, lr, eps):
    new_s = s + np.square(g)
    return w - lr * g / (new_s**0.5 + eps), new_s
""",
    ),
    dict(
        function="adagrad_step",
        kind="right",
        label="through sgd_step",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return sgd_step(w, g / (np.sqrt(s) + eps), lr), s
""",
    ),
    dict(
        function="adagrad_step",
        kind="right",
        label="loop",
        code="""
def adagrad_step(w, g, s, lr, eps):
    new_w, new_s = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_s[i] = s[i] + g[i] ** 2
        new_w[i] = w[i] - lr * g[i] / (new_s[i] ** 0.5 + eps)
    return new_w, new_s
""",
    ),
    dict(
        function="adagrad_step",
        kind="right",
        label="rates first",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + np.power(g, 2)
    rates = lr / (eps + np.sqrt(s))
    return w - rates * g, s
""",
    ),
]
