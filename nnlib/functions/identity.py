"""The linear unit, forward and backward. Contract: any shape, the floating dtype is kept."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


def identity(z: Any) -> np.ndarray:
    r"""Return z itself, as a copy.

    .. math:: f(z) = z

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
    >>> identity(np.array([-1.0, 2.0]))
    array([-1.,  2.])
    """
    return as_floating(z).copy()


def identity_backward(dA: Any, z: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z.

    .. math:: dZ = dA

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``z``.

    Examples
    --------
    >>> identity_backward(np.array([3.0]), np.array([1.0]))
    array([3.])
    """
    z = as_floating(z)
    check_upstream(dA, z)
    return as_floating(dA, "dA") * np.ones_like(z)
