"""The gradient by finite differences, and the check of one against it. Contract: float64, ``x`` stays as it was."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape


def numerical_gradient(f: Callable[[np.ndarray], Any], x: Any, eps: float = 1e-5) -> np.ndarray:
    r"""Return the central difference of f in each entry of x.

    .. math:: \frac{\partial f}{\partial x_i} \approx \frac{f(x + \epsilon e_i) - f(x - \epsilon e_i)}{2 \epsilon}

    Parameters
    ----------
    f : function
        Maps an array of the shape of ``x`` to a number.
    x : ndarray of any shape
        Integers and float32 are taken as float64.
    eps : float
        The step to each side.

    Returns
    -------
    ndarray of float64, shape of ``x``

    Raises
    ------
    ValueError
        When eps is not positive or f does not return one number.

    References
    ----------
    Allauzen, "gradient checking"; the error is of order eps**2.

    Examples
    --------
    >>> numerical_gradient(lambda x: (x**2).sum(), np.array([1, 3])).round(6)
    array([2., 6.])
    """
    if not eps > 0:
        raise ValueError(f"expected eps > 0; got {eps}: 1e-5 suits float64")
    x = as_floating(x, "x").astype(np.float64)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += eps
        below[index] -= eps
        # copied at once: f may write every answer into the same array
        difference = np.array(f(above)) - np.array(f(below))
        if difference.size != 1:
            raise ValueError(f"expected f to return one number; got shape {difference.shape}: sum over the examples?")
        gradient[index] = difference.item() / (2 * eps)
    return gradient


def gradient_check(
    f: Callable[[np.ndarray], Any], grad: Callable[[np.ndarray], Any], x: Any, eps: float = 1e-5
) -> float:
    r"""Return the relative error of a gradient against the central difference.

    .. math:: \frac{\lVert g - \tilde g \rVert}{\lVert g \rVert + \lVert \tilde g \rVert}

    Parameters
    ----------
    f : function
        Maps an array to a number.
    grad : function
        Maps an array to the gradient of ``f`` there.
    x : ndarray of any shape
    eps : float

    Returns
    -------
    float
        Between 0 and 1; below 1e-6 the gradient is almost surely right; 0 when both are 0.

    Raises
    ------
    ValueError
        When the gradient does not have the shape of ``x``.

    Examples
    --------
    >>> gradient_check(lambda x: (x**2).sum(), lambda x: 2 * x, np.array([1.0, 3.0])) < 1e-8
    True
    """
    x = as_floating(x, "x").astype(np.float64)
    numerical = numerical_gradient(f, x, eps)
    analytic = np.asarray(grad(x.copy()))
    check_same_shape(analytic, x, "the gradient", "x")
    size = float(np.linalg.norm(analytic) + np.linalg.norm(numerical))
    return float(np.linalg.norm(analytic - numerical)) / size if size != 0 else 0.0
