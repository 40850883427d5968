"""Plausible mistakes in ``adam_step``."""

CASES = [
    dict(
        function="adam_step",
        kind="wrong",
        label="no correction",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m
    v_hat = v
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="missing_bias_correction",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="t from 0",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**(t + 1))
    v_hat = v / (1 - beta2**(t + 1))
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="one_step_more",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="t - 1",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**(t - 1) + 1e-300)
    v_hat = v / (1 - beta2**(t - 1) + 1e-300)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new parameters",
        misconception="one_step_less",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="only m corrected",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="only m is corrected",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="only v corrected",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="only v is corrected",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="corrected moments returned",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m_hat, v_hat
""",
        intent="the new moments",
        misconception="the corrected moments are returned",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="beta times t",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1 * t)
    v_hat = v / (1 - beta2 * t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new parameters",
        misconception="beta is multiplied with t",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="no power",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1)
    v_hat = v / (1 - beta2)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new parameters",
        misconception="the correction has no power of t",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="eps inside",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / np.sqrt(v_hat + eps), m, v
""",
        intent="the new parameters",
        misconception="eps is added inside the root",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="no root",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (v_hat + eps), m, v
""",
        intent="the first step has length lr",
        misconception="the root is missing",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="gradient in the numerator",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * g / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new parameters",
        misconception="this is RMSprop",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="eps before the correction",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps), m, v
""",
        intent="the new parameters",
        misconception="eps is added before the correction",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="not squared",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new moments",
        misconception="the gradient is not squared in v",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="m is a sum",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="m is a sum",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="betas swapped",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta2 * m + (1 - beta2) * g
    v = beta1 * v + (1 - beta1) * g**2
    m_hat = m / (1 - beta2**t)
    v_hat = v / (1 - beta1**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new moments",
        misconception="swapped_arguments",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="uphill",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w + lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="the step goes uphill",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="no rate",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
        misconception="the learning rate is not used",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="m and v swapped",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), v, m
""",
        intent="the new moments",
        misconception="returned in the other order",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="no eps",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat)), m, v
""",
        intent="the new parameters",
        misconception="missing_eps",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="multiplied",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m * (1 - beta1**t)
    v_hat = v * (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the new parameters",
        misconception="m is multiplied with the correction",
    ),
    dict(
        function="adam_step",
        kind="wrong",
        label="in place",
        code="""
def adam_step(w, g, m, v, t, lr, beta1, beta2, eps):
    m *= beta1
    m += (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v
""",
        intent="the first step has length lr",
    ),
]
