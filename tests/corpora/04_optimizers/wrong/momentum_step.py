"""Plausible mistakes in ``momentum_step``."""

CASES = [
    dict(
        function="momentum_step",
        kind="wrong",
        label="averaged",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - lr * (1 - beta) * g
    return w + v, v
""",
        intent="from rest it is a step",
        misconception="the gradient is averaged",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="plus",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v + lr * g
    return w + v, v
""",
        intent="from rest it is a step",
        misconception="the wrong sign",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="no rate",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - g
    return w + v, v
""",
        intent="from rest it is a step",
        misconception="the learning rate is not used",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="1 - beta",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = (1 - beta) * v - lr * g
    return w + v, v
""",
        intent="the new velocity",
        misconception="beta and 1 - beta are swapped",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="no beta",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = v - lr * g
    return w + v, v
""",
        intent="the new velocity",
        misconception="beta is not used",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="forgets",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = -lr * g
    return w + v, v
""",
        intent="the new velocity",
        misconception="the old velocity has no effect",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="PyTorch",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v + g
    return w - lr * v, v
""",
        intent="from rest it is a step",
        misconception="PyTorch",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="old velocity moves w",
        code="""
def momentum_step(w, g, v, lr, beta):
    return w + v, beta * v - lr * g
""",
        intent="the new parameters",
        misconception="w moves by the old velocity",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="plain step",
        code="""
def momentum_step(w, g, v, lr, beta):
    return w - lr * g, beta * v - lr * g
""",
        intent="the new parameters",
        misconception="w moves down the gradient alone",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="subtracted",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - lr * g
    return w - v, v
""",
        intent="from rest it is a step",
        misconception="the velocity is subtracted",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="rate twice",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - lr * g
    return w + lr * v, v
""",
        intent="from rest it is a step",
        misconception="multiplied with lr once more",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="old velocity returned",
        code="""
def momentum_step(w, g, v, lr, beta):
    return w + beta * v - lr * g, v
""",
        intent="the new velocity",
        misconception="the old velocity is returned",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="swapped",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - lr * g
    return v, w + v
""",
        intent="from rest it is a step",
        misconception="values_swapped",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="in place",
        code="""
def momentum_step(w, g, v, lr, beta):
    v *= beta
    v -= lr * g
    return w + v, v
""",
        intent="from rest it is a step",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="only w",
        code="""
def momentum_step(w, g, v, lr, beta):
    return w + beta * v - lr * g
""",
        intent="from rest it is a step",
    ),
    dict(
        function="momentum_step",
        kind="wrong",
        label="a list",
        code="""
def momentum_step(w, g, v, lr, beta):
    v = beta * v - lr * g
    return [w + v, v]
""",
        intent="from rest it is a step",
    ),
]
