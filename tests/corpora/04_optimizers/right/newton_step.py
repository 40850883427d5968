"""Right solutions, in different styles, of ``newton_step``."""

CASES = [
    dict(
        function="newton_step",
        kind="right",
        label="solve",
        code="""
def newton_step(grad, hessian, x):
    return x - np.linalg.solve(hessian(x), grad(x))
""",
    ),
    dict(
        function="newton_step",
        kind="right",
        label="inverse",
        code="""
def newton_step(grad, hessian, x):
    return x - np.linalg.inv(hessian(x)) @ grad(x)
""",
    ),
    dict(
        function="newton_step",
        kind="right",
        label="minus the gradient",
        code="""
def newton_step(grad, hessian, x):
    return x + np.linalg.solve(hessian(x), -grad(x))
""",
    ),
    dict(
        function="newton_step",
        kind="right",
        label="least squares",
        code="""
def newton_step(grad, hessian, x):
    d, *_ = np.linalg.lstsq(hessian(x), grad(x), rcond=None)
    return x - d
""",
    ),
    dict(
        function="newton_step",
        kind="right",
        label="column and back",
        code="""
def newton_step(grad, hessian, x):
    d = np.linalg.solve(hessian(x), grad(x)[:, None])[:, 0]
    return x - d
""",
    ),
    dict(
        function="newton_step",
        kind="right",
        label="SciPy",
        code="""
from scipy.linalg import solve
def newton_step(grad, hessian, x):
    return x - solve(hessian(x), grad(x))
""",
    ),
]
