"""Plausible mistakes in ``backtracking_line_search``."""

CASES = [
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="new point",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return x + t * direction
""",
        intent="shortens a step that is too long",
        misconception="the new point is returned",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="a vector",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return t * direction
""",
        intent="shortens a step that is too long",
        misconception="the step is returned as a vector",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="alpha and beta swapped",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + beta * t * slope:
        t = alpha * t
    return t
""",
        intent="a small beta, swapped easily",
        misconception="swapped_arguments",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="once too often",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return beta * t
""",
        intent="shortens a step that is too long",
        misconception="shortened once too often",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="not often enough",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return t / beta
""",
        intent="shortens a step that is too long",
        misconception="not shortened often enough",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="starts at beta",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = beta, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return t
""",
        intent="takes the whole step",
        misconception="the step starts at beta",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="whole step",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    return 1.0
""",
        intent="shortens a step that is too long",
        misconception="the whole step is always taken",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="any fall",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x):
        t = beta * t
    return t
""",
        intent="any fall is not enough",
        misconception="alpha has no effect",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="no t",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * slope:
        t = beta * t
        if t < 1e-60:
            break
    return t
""",
        intent="shortens a step that is too long",
        misconception="has no t in it",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="wrong sign of the slope",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) - alpha * t * slope:
        t = beta * t
    return t
""",
        intent="asks for more",
        misconception="the slope is taken with the wrong sign",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="squared gradient",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, -(grad_f(x) @ grad_f(x))
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
        if t < 1e-60:
            break
    return t
""",
        intent="not the steepest",
        misconception="minus the squared gradient",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="subtracts beta",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = t - beta
        if t < -50:
            break
    return t
""",
        intent="shortens a step that is too long",
        misconception="beta is subtracted",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="halves",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = t / 2
    return t
""",
        intent="shortens by beta",
        misconception="halved whatever beta is",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="1 - beta",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = (1 - beta) * t
    return t
""",
        intent="shortens by beta",
        misconception="multiplied with 1 - beta",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="equality shortens",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) >= f(x) + alpha * t * slope:
        t = beta * t
    return t
""",
        intent="accepts equality",
        misconception="equality is not accepted",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="gradient on the way",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t = 1.0
    for _ in range(300):
        if f(x + t * direction) <= f(x) + alpha * t * (grad_f(x + t * direction) @ direction):
            break
        t = beta * t
    return t
""",
        intent="shortens a step that is too long",
    ),
    dict(
        function="backtracking_line_search",
        kind="wrong",
        label="one shortening only",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    if f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return t
""",
        intent="shortens a step that is too long",
    ),
]
