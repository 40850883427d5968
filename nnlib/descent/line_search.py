"""Backtracking line search: start with a long step and shorten it until the function falls enough."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.descent.objective import Function


def backtracking_line_search(
    f: Function, grad_f: Function, x: ArrayLike, direction: ArrayLike, alpha: float = 0.3, beta: float = 0.5
) -> float:
    r"""Return the first step of 1, beta, beta**2, ... that improves the function enough.

    .. math:: f(x + t\,\Delta x) \le f(x) + \alpha\, t\, \nabla f(x)^T \Delta x

    Parameters
    ----------
    f, grad_f : callable
        The function and its gradient, both of ``x``.
    x : array-like, shape (n,)
    direction : array-like, shape (n,)
        A direction in which the function falls: ``grad_f(x) @ direction < 0``.
    alpha : float
        Share of the promised fall that is asked for, between 0 and 1/2.
    beta : float
        Factor by which the step shrinks, between 0 and 1.

    Returns
    -------
    float
        The step t.

    Raises
    ------
    ValueError
        When ``alpha`` or ``beta`` is out of range, ``direction`` does not descend, or the gradient or the direction
        is not finite.

    References
    ----------
    Cerisara, "Descent methods"; Armijo, 1966.

    Examples
    --------
    >>> backtracking_line_search(lambda x: x @ x, lambda x: 2 * x, np.array([1.0]), np.array([-2.0]))
    0.5
    """
    if not 0 < alpha < 0.5:
        raise ValueError(f"expected 0 < alpha < 0.5; got {alpha}: 0.3 is usual")
    if not 0 < beta < 1:
        raise ValueError(f"expected 0 < beta < 1; got {beta}: 0.5 is usual")
    point, along = np.asarray(x, dtype=np.float64), np.asarray(direction, dtype=np.float64)
    slope = float(np.sum(np.asarray(grad_f(point)) * along))
    if not (np.isfinite(slope) and np.isfinite(along).all()):
        raise ValueError(
            f"expected a finite gradient and direction; got grad_f(x) @ direction = {slope}: start nearer to the "
            "minimum, where nothing overflows, or look for log(0)"
        )
    if slope > 0:
        raise ValueError(
            f"expected a direction of descent, grad_f(x) @ direction < 0; got {slope}: is the minus of -grad_f missing?"
        )
    start = np.array(f(point), dtype=np.float64)  # a copy: f may write every answer into the same array
    t = 1.0
    # "not <=" also shortens the step where f is NaN; below the rounding of x nothing can improve
    while not f(point + t * along) <= start + alpha * t * slope and not np.array_equal(point + t * along, point):
        # the smallest number above 0, times a beta above 1/2, rounds to itself
        t = t * beta if t * beta < t else 0.0
    return t
