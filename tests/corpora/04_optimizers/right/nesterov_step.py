"""Right solutions, in different styles, of ``nesterov_step``."""

CASES = [
    dict(
        function="nesterov_step",
        kind="right",
        label="through momentum_step",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    return momentum_step(w, grad_f(w + beta * v), v, lr, beta)
""",
    ),
    dict(
        function="nesterov_step",
        kind="right",
        label="plain",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    v = beta * v - lr * grad_f(w + beta * v)
    return w + v, v
""",
    ),
    dict(
        function="nesterov_step",
        kind="right",
        label="from the look-ahead point",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    ahead = w + beta * v
    g = grad_f(ahead)
    return ahead - lr * g, beta * v - lr * g
""",
    ),
    dict(
        function="nesterov_step",
        kind="right",
        label="named parts",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    memory = beta * v
    pull = -lr * grad_f(w + memory)
    v_new = memory + pull
    return w + v_new, v_new
""",
    ),
    dict(
        function="nesterov_step",
        kind="right",
        label="copies",
        code="""
def nesterov_step(w, grad_f, v, lr, beta):
    w, v = w.astype(float).copy(), v.astype(float).copy()
    v *= beta
    v -= lr * grad_f(w + v)
    w += v
    return w, v
""",
    ),
]
