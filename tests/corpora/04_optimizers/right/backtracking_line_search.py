"""Right solutions, in different styles, of ``backtracking_line_search``."""

CASES = [
    dict(
        function="backtracking_line_search",
        kind="right",
        label="while",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, grad_f(x) @ direction
    while f(x + t * direction) > f(x) + alpha * t * slope:
        t = beta * t
    return t
""",
    ),
    dict(
        function="backtracking_line_search",
        kind="right",
        label="for",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, slope = 1.0, float(np.dot(grad_f(x), direction))
    for _ in range(300):
        if f(x + t * direction) <= f(x) + alpha * t * slope:
            break
        t = beta * t
    return t
""",
    ),
    dict(
        function="backtracking_line_search",
        kind="right",
        label="value once",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t, start = 1.0, f(x)
    slope = np.sum(grad_f(x) * direction)
    while not f(x + t * direction) <= start + alpha * t * slope:
        t *= beta
    return t
""",
    ),
    dict(
        function="backtracking_line_search",
        kind="right",
        label="powers",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    k, slope = 0, direction @ grad_f(x)
    while f(x + beta**k * direction) > f(x) + alpha * beta**k * slope:
        k += 1
    return float(beta**k)
""",
    ),
    dict(
        function="backtracking_line_search",
        kind="right",
        label="recursive",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    def search(t):
        enough = f(x + t * direction) <= f(x) + alpha * t * (grad_f(x) @ direction)
        return t if enough else search(beta * t)
    return search(1.0)
""",
    ),
    dict(
        function="backtracking_line_search",
        kind="right",
        label="endless loop with a break",
        code="""
def backtracking_line_search(f, grad_f, x, direction, alpha, beta):
    t = 1.0
    promised = alpha * (grad_f(x) @ direction)
    while True:
        if f(x + t * direction) - f(x) <= t * promised:
            return t
        t = t * beta
""",
    ),
]
