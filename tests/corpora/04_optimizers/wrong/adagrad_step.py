"""Plausible mistakes in ``adagrad_step``."""

CASES = [
    dict(
        function="adagrad_step",
        kind="wrong",
        label="uphill",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w + lr * g / (np.sqrt(s) + eps), s
""",
        intent="from s = 0",
        misconception="the step goes uphill",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="no rate",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w - g / (np.sqrt(s) + eps), s
""",
        intent="from s = 0",
        misconception="the learning rate is not used",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="no eps",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w - lr * g / np.sqrt(s), s
""",
        intent="the new parameters",
        misconception="missing_eps",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="eps inside",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w - lr * g / np.sqrt(s + eps), s
""",
        intent="the new parameters",
        misconception="eps is added inside the root",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="no root",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w - lr * g / (s + eps), s
""",
        intent="from s = 0",
        misconception="the root is missing",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="old s in the step",
        code="""
def adagrad_step(w, g, s, lr, eps):
    return w - lr * g / (np.sqrt(s) + eps), s + g**2
""",
        intent="the new parameters",
        misconception="the step uses the old s",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="not squared",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new sum",
        misconception="the gradient is not squared",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="absolute values",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + np.abs(g)
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new sum",
        misconception="absolute values are added up",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="one sum for all",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + np.sum(g**2)
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="from s = 0",
        misconception="all parameters share one s",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="numerator squared",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return w - lr * g**2 / (np.sqrt(s) + eps), s
""",
        intent="from s = 0",
        misconception="the numerator is squared too",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="s forgotten",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="the new sum",
        misconception="the old s is forgotten",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="old s returned",
        code="""
def adagrad_step(w, g, s, lr, eps):
    return w - lr * g / (np.sqrt(s + g**2) + eps), s
""",
        intent="the new sum",
        misconception="the old s is returned",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="plain step",
        code="""
def adagrad_step(w, g, s, lr, eps):
    return w - lr * g, s + g**2
""",
        intent="from s = 0",
        misconception="the gradient is not divided",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="in place",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s += g**2
    return w - lr * g / (np.sqrt(s) + eps), s
""",
        intent="from s = 0",
    ),
    dict(
        function="adagrad_step",
        kind="wrong",
        label="swapped",
        code="""
def adagrad_step(w, g, s, lr, eps):
    s = s + g**2
    return s, w - lr * g / (np.sqrt(s) + eps)
""",
        intent="from s = 0",
        misconception="values_swapped",
    ),
]
