"""The exponential linear unit, forward and backward.

Contract: any shape, the floating dtype is kept; at 0 the derivative of the left side, alpha.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


def elu(z: Any, alpha: float = 1.0) -> np.ndarray:
    r"""Return z where it is positive, and a curve down to -alpha elsewhere.

    .. math:: f(z) = z \text{ if } z > 0 \text{ else } \alpha (e^z - 1)

    Parameters
    ----------
    z : number or ndarray of any shape
    alpha : float
        Minus the limit on the left.

    Returns
    -------
    ndarray
        Shape and floating dtype of ``z``.

    References
    ----------
    Clevert, Unterthiner and Hochreiter (2016); Peeters (2018), table of activations; Shuai, "ELU".

    Examples
    --------
    >>> elu(np.array([-1e4, 3.0]), 1.0)
    array([-1.,  3.])
    """
    z = as_floating(z)
    return np.where(z > 0, z, float(alpha) * np.expm1(np.minimum(z, 0)))


def elu_backward(dA: Any, z: Any, alpha: float = 1.0) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z.

    .. math:: dZ = dA \text{ if } z > 0 \text{ else } dA \cdot \alpha e^z

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``z``.

    Examples
    --------
    >>> elu_backward(np.array([1.0, 1.0]), np.array([0.0, 3.0]), 0.5)
    array([0.5, 1. ])
    """
    dA, z = as_floating(dA, "dA"), as_floating(z)
    check_upstream(dA, z)
    return np.where(z > 0, dA, dA * (float(alpha) * np.exp(np.minimum(z, 0))))
