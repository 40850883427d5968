"""The arctan unit, forward and backward. Contract: any shape, the floating dtype is kept."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


def arctan(z: Any) -> np.ndarray:
    r"""Return the angle whose tangent is z, in radians.

    .. math:: f(z) = \tan^{-1}(z)

    Parameters
    ----------
    z : number or ndarray of any shape

    Returns
    -------
    ndarray
        Shape and floating dtype of ``z``.

    References
    ----------
    Peeters (2018), table of activations.

    Examples
    --------
    >>> arctan(np.array([0.0, 1.0])).round(4)
    array([0.    , 0.7854])
    """
    return np.arctan(as_floating(z))


def arctan_backward(dA: Any, z: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z.

    .. math:: dZ = \frac{dA}{1 + z^2}

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``z``.

    Examples
    --------
    >>> arctan_backward(np.array([1.0]), np.array([1.0]))
    array([0.5])
    """
    z = as_floating(z)
    check_upstream(dA, z)
    return dA / (1 + z * z)
