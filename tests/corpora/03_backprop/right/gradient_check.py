"""Right solutions, in different styles, of ``gradient_check``."""

CASES = [
    dict(
        function="gradient_check",
        kind="right",
        label="roots of sums",
        code="""
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    length = lambda v: np.sqrt(np.sum(v**2))
    size = length(g) + length(n)
    return 0.0 if size == 0 else float(length(g - n) / size)
""",
    ),
    dict(
        function="gradient_check",
        kind="right",
        label="smaller step",
        code="""
def gradient_check(f, grad, x):
    n = numerical_gradient(f, x, 1e-6)
    g = np.asarray(grad(x))
    size = np.linalg.norm(g) + np.linalg.norm(n)
    if not size > 0:
        return 0
    return np.linalg.norm(n - g) / size
""",
    ),
    dict(
        function="gradient_check",
        kind="right",
        label="guarded denominator",
        code="""
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    error = np.linalg.norm(g - n)
    return error / max(np.linalg.norm(g) + np.linalg.norm(n), 1e-30)
""",
    ),
    dict(
        function="gradient_check",
        kind="right",
        label="flat vectors",
        code="""
def gradient_check(f, grad, x):
    g, n = np.ravel(grad(x)), np.ravel(numerical_gradient(f, x))
    d = g - n
    size = (g @ g) ** 0.5 + (n @ n) ** 0.5
    return (d @ d) ** 0.5 / size if size != 0 else 0.0
""",
    ),
    dict(
        function="gradient_check",
        kind="right",
        label="own differences",
        code="""
def gradient_check(f, grad, x):
    x = np.asarray(x, dtype=float)
    n = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = 1e-5
        n[i] = (f(x + e) - f(x - e)) / 2e-5
    g = grad(x)
    bottom = np.linalg.norm(g) + np.linalg.norm(n)
    return np.linalg.norm(g - n) / bottom if bottom > 1e-12 else 0.0
""",
    ),
]
