"""How the scale of one coordinate slows each method down: all of them on f(x) = (x1**2 + a x2**2) / 2 from (1, 1)."""

import numpy as np

from nnlib.descent.bfgs import bfgs
from nnlib.descent.conjugate_gradient import conjugate_gradient
from nnlib.descent.gradient_descent import gradient_descent
from nnlib.descent.newton import newton
from nnlib.descent.objective import Descent, Point


def compare_on_quadratic(a: float, tol: float = 1e-6, max_steps: int = 5000) -> dict[str, Descent]:
    r"""Minimise one quadratic with every method, so that paths and numbers of steps can be compared.

    .. math:: f(x) = \tfrac12 (x_1^2 + a x_2^2), \qquad \nabla f(x) = (x_1, a x_2)

    Steepest descent starts towards (-1, -a), the minimum lies towards (-1, -1): only for a = 1 is it the same way.

    Parameters
    ----------
    a : float
        Curvature along the second coordinate, positive; the condition number is max(a, 1/a).
    tol : float
        Stop when the gradient is shorter.
    max_steps : int

    Returns
    -------
    dict of str to Descent
        Keys ``"gradient descent"``, ``"Newton"``, ``"BFGS"`` and ``"conjugate gradient"``.

    Raises
    ------
    ValueError
        When ``a`` is not positive.

    References
    ----------
    Cerisara, "Gradient descent is not invariant to linear transformations".

    Examples
    --------
    >>> {name: len(d.path) - 1 for name, d in compare_on_quadratic(1.0).items()}
    {'gradient descent': 1, 'Newton': 1, 'BFGS': 1, 'conjugate gradient': 1}
    """
    if not a > 0:
        raise ValueError(f"expected a > 0; got {a}: otherwise the quadratic has no minimum")
    H, x0 = np.diag([1.0, a]), np.ones(2)

    def f(x: Point) -> float:
        return float(x @ H @ x / 2)

    def grad_f(x: Point) -> Point:
        return H @ x

    return {
        "gradient descent": gradient_descent(f, grad_f, x0, tol=tol, max_steps=max_steps),
        "Newton": newton(f, grad_f, lambda x: H, x0, tol, max_steps),
        "BFGS": bfgs(f, grad_f, x0, tol, max_steps),
        "conjugate gradient": conjugate_gradient(H, np.zeros(2), x0, tol),
    }
