"""Right solutions, in different styles, of ``adam_step``."""

CASES = [
    dict(
        function="adam_step",
        kind="right",
        label="plain",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
    ),
    dict(
        function="adam_step",
        kind="right",
        label="other names",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    new_m = beta1 * m + (1 - beta1) * g
    new_v = beta2 * v + (1 - beta2) * g * g
    step = (new_m / (1 - beta1**t)) / ((new_v / (1 - beta2**t)) ** 0.5 + eps)
    return w - lr * step, new_m, new_v
""",
    ),
    dict(
        function="adam_step",
        kind="right",
        label="through sgd_step",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return sgd_step(w, m_hat / (np.sqrt(v_hat) + eps), lr), m, v
""",
    ),
    dict(
        function="adam_step",
        kind="right",
        label="the rate corrected",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = m + (1 - beta1) * (g - m)
    v = v + (1 - beta2) * (g**2 - v)
    root = np.sqrt(1 - beta2**t)
    rate = lr * root / (1 - beta1**t)
    return w - rate * m / (np.sqrt(v) + eps * root), m, v
""",
    ),
    dict(
        function="adam_step",
        kind="right",
        label="powers by np.power",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - np.power(beta1, t))
    v_hat = v / (1 - np.power(beta2, t))
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
    ),
    dict(
        function="adam_step",
        kind="right",
        label="loop",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    new_w, new_m, new_v = np.zeros(w.shape), np.zeros(w.shape), np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        new_m[i] = beta1 * m[i] + (1 - beta1) * g[i]
        new_v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
        new_w[i] = w[i] - lr * new_m[i] / (1 - beta1**t) / ((new_v[i] / (1 - beta2**t)) ** 0.5 + eps)
    return new_w, new_m, new_v
""",
    ),
]
