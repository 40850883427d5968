"""The hyperbolic tangent unit, forward and backward. Contract: any shape, the floating dtype is kept."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


def tanh(z: Any, out: np.ndarray | None = None) -> np.ndarray:
    r"""Return the hyperbolic tangent of z.

    .. math:: \tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}

    Parameters
    ----------
    z : number or ndarray of any shape
    out : ndarray, optional
        Where to write the result; may be ``z`` itself.

    Returns
    -------
    ndarray
        Values in [-1, 1], shape and floating dtype of ``z``.

    References
    ----------
    Peeters (2018), "Activation functions".

    Examples
    --------
    >>> tanh(np.array([-1e4, 0.0, 1e4]))
    array([-1.,  0.,  1.])
    """
    return np.tanh(as_floating(z), out=out)


def tanh_backward(dA: Any, A: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z, from the unit's own answer.

    .. math:: dZ = dA \,(1 - A^2)

    Parameters
    ----------
    dA : ndarray
        The derivative of the loss with respect to ``A``.
    A : ndarray, same shape
        ``tanh(Z)``.

    Returns
    -------
    ndarray of that shape

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``A``.

    References
    ----------
    Peeters (2018), "Activation functions".

    Examples
    --------
    >>> float(tanh_backward(2.0, tanh(0.0)))
    2.0
    """
    A = as_floating(A, "A")
    check_upstream(dA, A, "A")
    return dA * (1 - A * A)
