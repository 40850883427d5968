"""Plausible mistakes in ``newton_step``."""

CASES = [
    dict(
        function="newton_step",
        kind="wrong",
        label="added",
        code="""
def newton_step(grad, hessian, x):
    return x + np.linalg.solve(hessian(x), grad(x))
""",
        intent="finds the minimum of a quadratic",
        misconception="the step is added",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="step alone",
        code="""
def newton_step(grad, hessian, x):
    return np.linalg.solve(hessian(x), grad(x))
""",
        intent="finds the minimum of a quadratic",
        misconception="only the step is returned",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="minus the step alone",
        code="""
def newton_step(grad, hessian, x):
    return -np.linalg.solve(hessian(x), grad(x))
""",
        intent="finds the minimum of a quadratic",
        misconception="only the step is returned, with its minus",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="gradient descent",
        code="""
def newton_step(grad, hessian, x):
    return x - grad(x)
""",
        intent="finds the minimum of a quadratic",
        misconception="the Hessian has no effect",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="multiplied",
        code="""
def newton_step(grad, hessian, x):
    return x - hessian(x) @ grad(x)
""",
        intent="finds the minimum of a quadratic",
        misconception="the gradient is multiplied with the Hessian",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="diagonal",
        code="""
def newton_step(grad, hessian, x):
    return x - grad(x) / np.diag(hessian(x))
""",
        intent="finds the minimum of a quadratic",
        misconception="only the diagonal",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="entries inverted",
        code="""
def newton_step(grad, hessian, x):
    return x - (1 / hessian(x)) @ grad(x)
""",
        intent="finds the minimum of a quadratic",
        misconception="the entries of the inverse",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="functions at 0",
        code="""
def newton_step(grad, hessian, x):
    zero = 0.0 * x
    return x - np.linalg.solve(hessian(zero), grad(zero))
""",
        intent="finds the minimum of a quadratic",
        misconception="the functions are called at 0",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="Hessian at 0",
        code="""
def newton_step(grad, hessian, x):
    return x - np.linalg.solve(hessian(0.0 * x), grad(x))
""",
        intent="a Hessian that changes",
        misconception="the Hessian is taken at 0",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="half a step",
        code="""
def newton_step(grad, hessian, x):
    return x - 0.5 * np.linalg.solve(hessian(x), grad(x))
""",
        intent="finds the minimum of a quadratic",
        misconception="half its length",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="unchanged",
        code="""
def newton_step(grad, hessian, x):
    return x
""",
        intent="finds the minimum of a quadratic",
        misconception="x is returned unchanged",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="in place",
        code="""
def newton_step(grad, hessian, x):
    x -= np.linalg.solve(hessian(x), grad(x))
    return x
""",
        intent="finds the minimum of a quadratic",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="absolute curvature",
        code="""
def newton_step(grad, hessian, x):
    values, vectors = np.linalg.eigh(hessian(x))
    return x - vectors @ ((vectors.T @ grad(x)) / np.abs(values))
""",
        intent="negative curvature",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="two dimensions only",
        code="""
def newton_step(grad, hessian, x):
    (a, b), (c, d) = hessian(x)
    g = grad(x)
    return x - np.array([d * g[0] - b * g[1], a * g[1] - c * g[0]]) / (a * d - b * c)
""",
        intent="five dimensions",
    ),
    dict(
        function="newton_step",
        kind="wrong",
        label="a column",
        code="""
def newton_step(grad, hessian, x):
    return (x - np.linalg.solve(hessian(x), grad(x))).reshape(-1, 1)
""",
        intent="finds the minimum of a quadratic",
    ),
]
