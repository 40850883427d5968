"""Right solutions, in different styles, of ``rmsprop_step``."""

CASES = [
    dict(
        function="rmsprop_step",
        kind="right",
        label="plain",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
    ),
    dict(
        function="rmsprop_step",
        kind="right",
        label="difference",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    new = s + (1 - rho) * (g * g - s)
    return w - lr * g / (eps + np.sqrt(new)), new
""",
    ),
    dict(
        function="rmsprop_step",
        kind="right",
        label="average",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = np.average([s, g**2], axis=0, weights=[rho, 1 - rho])
    return w - lr * g / (s**0.5 + eps), s
""",
    ),
    dict(
        function="rmsprop_step",
        kind="right",
        label="through sgd_step",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return sgd_step(w, g / (np.sqrt(s) + eps), lr), s
""",
    ),
    dict(
        function="rmsprop_step",
        kind="right",
        label="loop",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    new_w, new_s = np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_s[i] = rho * s[i] + (1 - rho) * g[i] ** 2
        new_w[i] = w[i] - lr * g[i] / (new_s[i] ** 0.5 + eps)
    return new_w, new_s
""",
    ),
    dict(
        function="rmsprop_step",
        kind="right",
        label="square",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s_new = np.add(rho * s, (1 - rho) * np.square(g))
    step = np.divide(lr * g, np.sqrt(s_new) + eps)
    return w - step, s_new
""",
    ),
]
