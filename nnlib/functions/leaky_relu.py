"""The leaky rectified linear unit, forward and backward.

Contract: any shape, the floating dtype is kept; at 0 the slope of the left side.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


def leaky_relu(z: Any, slope: float = 0.01) -> np.ndarray:
    r"""Return z where it is positive and a small share of it elsewhere.

    .. math:: f(z) = z \text{ if } z > 0 \text{ else } \mathrm{slope} \cdot z

    Parameters
    ----------
    z : number or ndarray of any shape
    slope : float
        The derivative on the left.

    Returns
    -------
    ndarray
        Shape and floating dtype of ``z``.

    References
    ----------
    Peeters (2018), "Activation functions" (slope 0.01); Shuai (0.1); Maas, Hannun and Ng (2013).

    Examples
    --------
    >>> leaky_relu(np.array([-2.0, 3.0]), 0.1)
    array([-0.2,  3. ])
    """
    z = as_floating(z)
    return np.where(z > 0, z, float(slope) * z)


def leaky_relu_backward(dA: Any, z: Any, slope: float = 0.01) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z.

    .. math:: dZ = dA \text{ if } z > 0 \text{ else } \mathrm{slope} \cdot dA

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``z``.

    Examples
    --------
    >>> leaky_relu_backward(np.array([1.0, 1.0]), np.array([-2.0, 3.0]), 0.1)
    array([0.1, 1. ])
    """
    dA, z = as_floating(dA, "dA"), np.asarray(z)
    check_upstream(dA, z)
    return np.where(z > 0, dA, float(slope) * dA)
