"""What every descent method returns, and the types of the functions that it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Point = NDArray[np.float64]
Function = Callable[[Any], Any]


@dataclass(frozen=True)
class Descent:
    """The way that a method took.

    Attributes
    ----------
    path : ndarray of float64, shape (n_steps + 1, n)
        All points from the start to the last one.
    values : ndarray of float64, shape (n_steps + 1,)
        The function at these points.
    converged : bool
        Whether the gradient became smaller than the tolerance.

    Examples
    --------
    >>> Descent(np.zeros((1, 2)), np.zeros(1), True).x
    array([0., 0.])
    """

    path: Point
    values: Point
    converged: bool

    @property
    def x(self) -> Point:
        """The last point."""
        return self.path[-1]


def as_point(x: ArrayLike, name: str = "x0") -> Point:
    """Return a start as a float64 vector, or raise ValueError.

    Examples
    --------
    >>> as_point([[1, 2]])
    Traceback (most recent call last):
    ValueError: expected x0 to be a vector of finite numbers; got shape (1, 2): flatten it with np.ravel
    """
    point = np.array(x, dtype=np.float64)
    if point.ndim != 1:
        raise ValueError(
            f"expected {name} to be a vector of finite numbers; got shape {point.shape}: flatten it with np.ravel"
        )
    if not np.isfinite(point).all():
        i = int(np.flatnonzero(~np.isfinite(point))[0])
        raise ValueError(
            f"expected {name} to be a vector of finite numbers; got {point[i]} in {name}[{i}]: look for a division by "
            "zero or an overflow before this"
        )
    return point


def walk(
    f: Function, grad_f: Function, x0: ArrayLike, step: Callable[[Point, Point], Point], tol: float, max_steps: int
) -> Descent:
    """Repeat ``x = step(x, gradient)`` until the gradient is shorter than ``tol``, noting every point.

    Examples
    --------
    >>> walk(lambda x: x @ x, lambda x: 2 * x, [4.0], lambda x, g: x - g / 2, 1e-9, 10).path
    array([[4.],
           [0.]])
    """
    x = as_point(x0)
    path = [x]
    g = np.array(grad_f(x), dtype=np.float64)  # a copy: grad_f may write every answer into the same array
    while (unfinished := not np.linalg.norm(g) <= tol) and len(path) <= max_steps:
        x = step(x, g)
        path.append(x)
        g = np.array(grad_f(x), dtype=np.float64)
    return Descent(np.array(path), np.array([float(f(point)) for point in path]), not unfinished)
