"""The softplus unit, forward and backward.

Contract: any shape, the floating dtype is kept, |z| = 1e4 gives no warning.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream
from nnlib.functions.sigmoid import sigmoid


def softplus(z: Any) -> np.ndarray:
    r"""Return a smooth form of the positive part of z.

    .. math:: f(z) = \log(1 + e^z)

    Parameters
    ----------
    z : number or ndarray of any shape

    Returns
    -------
    ndarray
        Shape and floating dtype of ``z``.

    References
    ----------
    Dugas et al. (2001); Peeters (2018), "Activation functions".

    Examples
    --------
    >>> softplus(np.array([-1e4, 0.0, 2.0])).round(4)
    array([0.    , 0.6931, 2.1269])
    """
    return np.logaddexp(0, as_floating(z))


def softplus_backward(dA: Any, z: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z.

    .. math:: dZ = dA \cdot \sigma(z)

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``z``.

    Examples
    --------
    >>> softplus_backward(np.array([1.0]), np.array([0.0]))
    array([0.5])
    """
    z = as_floating(z)
    check_upstream(dA, z)
    return dA * sigmoid(z)
