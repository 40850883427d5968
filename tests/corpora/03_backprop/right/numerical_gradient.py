"""Right solutions, in different styles, of ``numerical_gradient``."""

CASES = [
    dict(
        function="numerical_gradient",
        kind="right",
        label="flat copies",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    flat = x.ravel()
    result = np.empty(flat.size)
    for i in range(flat.size):
        step = np.zeros(flat.size)
        step[i] = eps
        result[i] = (f((flat + step).reshape(x.shape)) - f((flat - step).reshape(x.shape))) / (2 * eps)
    return result.reshape(x.shape)
""",
    ),
    dict(
        function="numerical_gradient",
        kind="right",
        label="nudged and put back in a copy",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + eps
        above = f(x)
        x[i] = old - eps
        below = f(x)
        x[i] = old
        g[i] = (above - below) / (2 * eps)
    return g
""",
    ),
    dict(
        function="numerical_gradient",
        kind="right",
        label="unit matrix",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.asarray(x, dtype=float)
    steps = eps * np.eye(x.size)
    differences = [f(x + e.reshape(x.shape)) - f(x - e.reshape(x.shape)) for e in steps]
    return np.array(differences).reshape(x.shape) / (2 * eps)
""",
    ),
    dict(
        function="numerical_gradient",
        kind="right",
        label="enumerate with unravel_index",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = x.astype(float)
    g = np.zeros(x.shape)
    for k in range(x.size):
        i = np.unravel_index(k, x.shape)
        above = x.copy(); above[i] += eps
        below = x.copy(); below[i] -= eps
        g[i] = 0.5 * (f(above) / eps - f(below) / eps)
    return g
""",
    ),
    dict(
        function="numerical_gradient",
        kind="right",
        label="mean of the one-sided differences",
        code="""
def numerical_gradient(f, x, eps=1e-5):
    x = np.array(x, dtype=float)
    middle = f(x)
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[i] += eps
        below[i] -= eps
        g[i] = ((f(above) - middle) / eps + (middle - f(below)) / eps) / 2
    return g
""",
    ),
]
