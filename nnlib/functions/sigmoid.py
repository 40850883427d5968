"""The sigmoid unit, forward and backward. Contract: any shape, float32 stays float32, |z| = 1e4 gives no warning."""

from functools import cache
from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


@cache
def _lowest(dtype: np.dtype) -> float:
    """Return the z below which exp(-z) would come near to the largest number of the dtype."""
    return 1 - float(np.log(np.finfo(dtype).max))


def sigmoid(z: Any, out: np.ndarray | None = None) -> np.ndarray:
    r"""Return the logistic function of z.

    .. math:: \sigma(z) = \frac{1}{1 + e^{-z}}

    Parameters
    ----------
    z : number or ndarray of any shape
    out : ndarray, optional
        Where to write the result; may be ``z`` itself.

    Returns
    -------
    ndarray
        Values in (0, 1), shape and floating dtype of ``z``.

    Raises
    ------
    TypeError
        When ``z`` does not hold real numbers.

    References
    ----------
    Peeters (2018), "Activation functions"; Allauzen, exercise 1.

    Examples
    --------
    >>> sigmoid(np.array([-1e4, 0.0, 1e4])).round(6)
    array([0. , 0.5, 1. ])
    """
    z = as_floating(z)
    lowest = _lowest(z.dtype)
    if out is None:
        return 1 / (1 + np.exp(-np.maximum(z, lowest)))
    np.maximum(z, lowest, out=out)
    np.negative(out, out=out)
    np.exp(out, out=out)
    out += 1
    return np.reciprocal(out, out=out)


def sigmoid_backward(dA: Any, A: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z, from the unit's own answer.

    .. math:: dZ = dA \cdot A (1 - A)

    Parameters
    ----------
    dA : ndarray
        The derivative of the loss with respect to ``A``.
    A : ndarray, same shape
        ``sigmoid(Z)``.

    Returns
    -------
    ndarray of that shape

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``A``.

    References
    ----------
    Peeters (2018), "Activation functions"; A (1 - A) is at most 1/4.

    Examples
    --------
    >>> float(sigmoid_backward(1.0, sigmoid(0.0)))
    0.25
    """
    A = as_floating(A, "A")
    check_upstream(dA, A, "A")
    return dA * (A * (1 - A))
