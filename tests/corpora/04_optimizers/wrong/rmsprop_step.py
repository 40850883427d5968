"""Plausible mistakes in ``rmsprop_step``."""

CASES = [
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="uphill",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w + lr * g / (np.sqrt(s) + eps), s
""",
        intent="a first step",
        misconception="the step goes uphill",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="no rate",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w - g / (np.sqrt(s) + eps), s
""",
        intent="a first step",
        misconception="the learning rate is not used",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="no eps",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / np.sqrt(s), s
""",
        intent="the new parameters",
        misconception="missing_eps",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="eps inside",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / np.sqrt(s + eps), s
""",
        intent="the new parameters",
        misconception="eps is added inside the root",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="no root",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (s + eps), s
""",
        intent="a first step",
        misconception="the root is missing",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="swapped weights",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = (1 - rho) * s + rho * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="a first step",
        misconception="rho and 1 - rho are swapped",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="Adagrad",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="a first step",
        misconception="the squares are added up",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="no 1 - rho",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new mean",
        misconception="the factor 1 - rho is missing",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="no rho",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new mean",
        misconception="the factor rho is missing",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="not squared",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new mean",
        misconception="the gradient is not squared",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="one mean for all",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * np.mean(g**2)
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="a first step",
        misconception="all parameters share one mean",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="old s in the step",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    return w - lr * g / (np.sqrt(s) + eps), rho * s + (1 - rho) * g**2
""",
        intent="the new parameters",
        misconception="the step uses the old s",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="s forgotten",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new mean",
        misconception="the old mean is forgotten",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="old s returned",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    return w - lr * g / (np.sqrt(rho * s + (1 - rho) * g**2) + eps), s
""",
        intent="the new mean",
        misconception="the old s is returned",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="in place",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s *= rho
    s += (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="a first step",
    ),
    dict(
        function="rmsprop_step",
        kind="wrong",
        label="bias correction",
        code="""
def rmsprop_step(w, g, s, lr, rho, eps):
    s = rho * s + (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s / (1 - rho)) + eps), s
""",
        intent="the new parameters",
    ),
]
