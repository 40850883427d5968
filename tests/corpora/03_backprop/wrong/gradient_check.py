"""Plausible mistakes in ``gradient_check``."""

CASES = [
    dict(
        function="gradient_check",
        kind="wrong",
        label="absolute error",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.linalg.norm(g - n)
""",
        intent="a gradient of the wrong length",
        misconception="the error is not divided",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="divided by the norm of the formula",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.linalg.norm(g - n) / np.linalg.norm(g)
""",
        intent="a gradient of the wrong length",
        misconception="the error is divided by the norm of one gradient",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="divided by the norm of the difference quotient",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.linalg.norm(g - n) / np.linalg.norm(n)
""",
        intent="a gradient of the wrong length",
        misconception="the error is divided by the norm of the numerical",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="squared norms",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    size = np.sum(g**2) + np.sum(n**2)
    return np.sum((g - n) ** 2) / size if size else 0.0
""",
        intent="a gradient of the wrong length",
        misconception="the norms are left squared",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="zero over zero",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))
""",
        intent="two gradients of zeros agree",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="a yes or no",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    size = np.linalg.norm(g) + np.linalg.norm(n)
    return bool(np.linalg.norm(g - n) < 1e-6 * size)
""",
        intent="a right gradient",
        misconception="the answer is whether",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="error of every entry",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.abs(g - n) / (np.abs(g) + np.abs(n))
""",
        intent="a gradient of the wrong length",
        misconception="the error of every entry",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="largest absolute error",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.max(np.abs(g - n))
""",
        intent="a gradient of the wrong length",
        misconception="the largest error of an entry",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="difference of the norms",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    a, b = np.linalg.norm(g), np.linalg.norm(n)
    return abs(a - b) / (a + b) if a + b else 0.0
""",
        intent="a gradient of the wrong direction",
        misconception="the norms are subtracted",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="divided by the mean of the norms",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    size = (np.linalg.norm(g) + np.linalg.norm(n)) / 2
    return np.linalg.norm(g - n) / size if size else 0.0
""",
        intent="a gradient of the wrong length",
        misconception="the error is divided by the mean",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="a constant in the denominator",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n) + 1.0)
""",
        intent="a gradient of zeros",
    ),
    dict(
        function="gradient_check",
        kind="wrong",
        label="only the first row",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    size = np.linalg.norm(g[0]) + np.linalg.norm(n[0])
    return np.linalg.norm(g[0] - n[0]) / size if size else 0.0
""",
        intent="matrices",
    ),
]
