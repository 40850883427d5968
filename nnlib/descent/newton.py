"""Newton's method: the gradient, corrected by the curvature."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib.descent.line_search import backtracking_line_search
from nnlib.descent.objective import Descent, Function, Point, walk


def newton_step(grad: Callable[[Any], Any], hessian: Callable[[Any], Any], x: ArrayLike) -> Point:
    r"""Go to the minimum of the quadratic that fits the function best at ``x``.

    .. math:: x - H(x)^{-1} \nabla f(x)

    Parameters
    ----------
    grad, hessian : callable
        Functions of ``x`` that give its gradient, shape (n,), and Hessian, shape (n, n).
    x : array-like, shape (n,)

    Returns
    -------
    ndarray of float64, shape (n,)
        The new point; ``x`` itself is left as it was.

    Raises
    ------
    ValueError
        When the Hessian is not (n, n), or is singular, so that the step does not exist.

    References
    ----------
    Cerisara, "Newton": invariant to linear changes of coordinates, the global optimum of a quadratic in one step.

    Examples
    --------
    >>> H = np.diag([1.0, 10.0])
    >>> newton_step(lambda x: H @ x, lambda x: H, np.array([1.0, 1.0]))
    array([0., 0.])
    """
    point = np.asarray(x, dtype=np.float64)
    H = np.asarray(hessian(point), dtype=np.float64)
    g = np.asarray(grad(point), dtype=np.float64)
    if H.shape != (point.size, point.size):
        raise ValueError(
            f"expected a Hessian of shape {(point.size, point.size)} because x is {point.shape}; got {H.shape}: "
            "it has one row and one column for each entry of x"
        )
    try:
        return point - np.linalg.solve(H, g.reshape(-1)).reshape(point.shape)
    except np.linalg.LinAlgError as error:
        raise ValueError(
            "expected a Hessian that can be inverted; got a singular one: start elsewhere, or add a small multiple "
            "of the identity"
        ) from error


def newton(
    f: Function, grad_f: Function, hessian_f: Function, x0: ArrayLike, tol: float = 1e-6, max_steps: int = 100
) -> Descent:
    """Repeat Newton steps, shortened by a line search; where the curvature is not positive, go against the gradient.

    Parameters
    ----------
    f, grad_f, hessian_f : callable
        The function, its gradient and its Hessian, all of ``x``.
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
        When ``x0`` is not a vector of finite numbers or a Hessian is singular.

    References
    ----------
    Cerisara, "Newton".

    Examples
    --------
    >>> H = np.diag([1.0, 10.0])
    >>> len(newton(lambda x: x @ H @ x / 2, lambda x: H @ x, lambda x: H, [1.0, 1.0]).path)
    2
    """

    def step(x: Point, g: Point) -> Point:
        direction = newton_step(grad_f, hessian_f, x) - x
        if direction @ g >= 0:
            direction = -g
        return x + backtracking_line_search(f, grad_f, x, direction) * direction

    return walk(f, grad_f, x0, step, tol, max_steps)
