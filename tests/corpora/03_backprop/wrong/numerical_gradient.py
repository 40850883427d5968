"""Plausible mistakes in ``numerical_gradient``."""

CASES = [
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="forward difference",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above = x.copy()
        above[i] += eps
        g[i] = (f(above) - f(x)) / eps
    return g
""",
        intent="central, with a large step",
        misconception="this is the forward difference",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="backward difference",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        below = x.copy()
        below[i] -= eps
        g[i] = (f(x) - f(below)) / eps
    return g
""",
        intent="central, with a large step",
        misconception="this is the backward difference",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="divided by eps alone",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g[i] = (f(above) - f(below)) / eps
    return g
""",
        intent="the slope of a parabola",
        misconception="scaled",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="integers kept",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] = above[i] + eps
        below[i] = below[i] + eps
        if x.dtype.kind == "f":
            below[i] = below[i] - 2 * eps
        g[i] = (f(above) - f(below)) / (2 * eps)
    return g
""",
        intent="integers",
        misconception="the step is lost in the integers",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="all entries at once",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    slope = (f(x + eps) - f(x - eps)) / (2 * eps)
    return np.full(x.shape, slope)
""",
        intent="the slope of a parabola",
        misconception="all entries are nudged at once",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="not divided",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g[i] = f(above) - f(below)
    return g
""",
        intent="the slope of a parabola",
        misconception="the difference is not divided",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="below minus above",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g[i] = (f(below) - f(above)) / (2 * eps)
    return g
""",
        intent="the slope of a parabola",
        misconception="below minus above",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="eps has no effect",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    eps = 1e-5
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g[i] = (f(above) - f(below)) / (2 * eps)
    return g
""",
        intent="central, with a large step",
        misconception="eps has no effect",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="nudges pile up",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(x.shape)
    above, below = x.copy(), x.copy()
    for i in np.ndindex(x.shape):
        above[i] += eps
        below[i] -= eps
        g[i] = (f(above) - f(below)) / (2 * eps)
    return g
""",
        intent="central, with a large step",
        misconception="the nudges pile up",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="vectors only",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros(len(x))
    for i in range(len(x)):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g[i] = (f(above) - f(below)) / (2 * eps)
    return g
""",
        intent="a matrix",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="flat result",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = []
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g.append((f(above) - f(below)) / (2 * eps))
    return np.array(g)
""",
        intent="a matrix",
    ),
    dict(
        function="numerical_gradient",
        kind="wrong",
        label="x is not put back",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        above = f(x)
        x[i] = old - eps
        below = f(x)
        g[i] = (above - below) / (2 * eps)
    return g
""",
        intent="the slope of a parabola",
        misconception="changed in place",
    ),
]
