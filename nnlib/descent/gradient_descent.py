"""Gradient descent: the steepest direction, with a fixed step or a line search."""

from numpy.typing import ArrayLike

from nnlib.descent.line_search import backtracking_line_search
from nnlib.descent.objective import Descent, Function, Point, walk


def gradient_descent(
    f: Function, grad_f: Function, x0: ArrayLike, lr: float | None = None, tol: float = 1e-6, max_steps: int = 1000
) -> Descent:
    r"""Walk against the gradient.

    .. math:: x \leftarrow x - t \nabla f(x)

    Parameters
    ----------
    f, grad_f : callable
        The function and its gradient, both of ``x``.
    x0 : array-like, shape (n,)
    lr : float, optional
        Fixed step t; a backtracking line search at every step when omitted.
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
    Cerisara, "Descent methods": linear convergence, not invariant to the scale of the inputs.

    Examples
    --------
    >>> bool(gradient_descent(lambda x: x @ x, lambda x: 2 * x, [4.0, 2.0], lr=0.1).converged)
    True
    """

    def step(x: Point, g: Point) -> Point:
        return x - (backtracking_line_search(f, grad_f, x, -g) if lr is None else lr) * g

    return walk(f, grad_f, x0, step, tol, max_steps)
