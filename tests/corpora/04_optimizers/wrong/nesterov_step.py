"""Plausible mistakes in ``nesterov_step``."""

CASES = [
    dict(
        function="nesterov_step",
        kind="wrong",
        label="momentum",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(w)
    return w + v, v
""",
        intent="the new velocity",
        misconception="plain momentum",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="at w + v",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(w + v)
    return w + v, v
""",
        intent="the new velocity",
        misconception="the look-ahead point is w + v",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="at w - beta v",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(w - beta * v)
    return w + v, v
""",
        intent="the new velocity",
        misconception="the look-ahead point is w - beta * v",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="slide's reach",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(w + lr * beta * v)
    return w + v, v
""",
        intent="the new velocity",
        misconception="has lr in it once more",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="at beta v",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(beta * v)
    return w + v, v
""",
        intent="from rest",
        misconception="the look-ahead velocity alone",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="from the look-ahead point",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    ahead = w + beta * v
    v = beta * v - lr * grad_f(ahead)
    return ahead + v, v
""",
        intent="the new parameters",
        misconception="w starts from the look-ahead point",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="averaged",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - (1 - beta) * lr * grad_f(w + beta * v)
    return w + v, v
""",
        intent="from rest",
        misconception="the gradient is averaged",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="uphill",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v + lr * grad_f(w + beta * v)
    return w + v, v
""",
        intent="from rest",
        misconception="the step goes uphill",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="no rate",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - grad_f(w + beta * v)
    return w + v, v
""",
        intent="from rest",
        misconception="the learning rate is not used",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="whole velocity kept",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = v - lr * grad_f(w + beta * v)
    return w + v, v
""",
        intent="the new velocity",
        misconception="the velocity is kept without beta",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="velocity forgotten",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = -lr * grad_f(w + beta * v)
    return w + v, v
""",
        intent="the new velocity",
        misconception="the old velocity is forgotten",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="old velocity returned",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    return w + beta * v - lr * grad_f(w + beta * v), v
""",
        intent="the new velocity",
        misconception="the old velocity is returned",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="in place",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    w += beta * v
    v = beta * v - lr * grad_f(w)
    return w - lr * grad_f(w), v
""",
        intent="the new",
    ),
    dict(
        function="nesterov_step",
        kind="wrong",
        label="swapped",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(w + beta * v)
    return v, w + v
""",
        intent="from rest",
        misconception="values_swapped",
    ),
]
