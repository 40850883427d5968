"""BFGS: Newton's method with an inverse Hessian that is learned from the gradients on the way."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.descent.line_search import backtracking_line_search
from nnlib.descent.objective import Descent, Function, Point, as_point, walk


def bfgs_update(F: Point, s: Point, y: Point) -> Point:
    r"""Improve an approximate inverse Hessian by one observed step.

    .. math:: F' = (I - \rho s y^T) F (I - \rho y s^T) + \rho s s^T, \qquad \rho = \frac1{y^T s}

    Parameters
    ----------
    F : ndarray, shape (n, n)
    s, y : ndarray, shape (n,)
        Change of the point and of the gradient. Without positive curvature, ``y @ s <= 0``, F stays as it is.

    Returns
    -------
    ndarray, shape (n, n)
        It satisfies the secant equation ``F' @ y == s``.

    References
    ----------
    Cerisara, "BFGS".

    Examples
    --------
    >>> bfgs_update(np.eye(2), np.array([1.0, 0.0]), np.array([4.0, 0.0]))
    array([[0.25, 0.  ],
           [0.  , 1.  ]])
    """
    if y @ s <= 1e-12 * np.linalg.norm(y) * np.linalg.norm(s):
        return F
    rho = 1 / (y @ s)
    A = np.eye(len(s)) - rho * np.outer(s, y)
    return A @ F @ A.T + rho * np.outer(s, s)


def bfgs(f: Function, grad_f: Function, x0: ArrayLike, tol: float = 1e-6, max_steps: int = 200) -> Descent:
    r"""Minimise with the direction :math:`-F \nabla f(x)`, where F approximates the inverse Hessian.

    Parameters
    ----------
    f, grad_f : callable
        The function and its gradient, both of ``x``.
    x0 : array-like, shape (n,)
    tol : float
        Stop when the gradient is shorter.
    max_steps : int

    Returns
    -------
    Descent

    Raises
    ------
    ValueError
        When ``x0`` is not a vector of finite numbers.

    References
    ----------
    Cerisara, "Quasi-Newton" and "BFGS": each direction costs O(n**2), not O(n**3).

    Examples
    --------
    >>> H = np.diag([1.0, 10.0])
    >>> bool(bfgs(lambda x: x @ H @ x / 2, lambda x: H @ x, [1.0, 1.0]).converged)
    True
    """
    F = np.eye(len(as_point(x0)))

    def step(x: Point, g: Point) -> Point:
        nonlocal F
        direction = -F @ g
        new = x + backtracking_line_search(f, grad_f, x, direction) * direction
        F = bfgs_update(F, new - x, np.asarray(grad_f(new)) - g)
        return new

    return walk(f, grad_f, x0, step, tol, max_steps)
