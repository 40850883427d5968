"""The parametric rectified linear unit, whose slope is learned, forward and backward.

Contract: ``alpha`` is one number or one for each unit, ``(n_units,)``; at z = 0 the left side counts.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape


def prelu(z: Any, alpha: Any) -> np.ndarray:
    r"""Return z where it is positive, and alpha times z elsewhere.

    .. math:: f(z) = z \text{ if } z > 0 \text{ else } \alpha z

    Parameters
    ----------
    z : ndarray, shape (..., n_units)
    alpha : float or ndarray, shape (n_units,)
        The slope on the left.

    Returns
    -------
    ndarray
        Shape and floating dtype of ``z``.

    Raises
    ------
    ValueError
        When there is not one slope for each unit.

    References
    ----------
    He, Zhang, Ren and Sun (2015); Peeters (2018), "Activation functions".

    Examples
    --------
    >>> prelu(np.array([[-2.0, -2.0]]), np.array([0.5, 0.25]))
    array([[-1. , -0.5]])
    """
    z, alpha = _slopes(z, alpha)
    return np.where(z > 0, z, alpha * z)


def prelu_backward(dA: Any, z: Any, alpha: Any) -> tuple[np.ndarray, Any]:
    r"""Return the derivatives of the loss with respect to z and to the slopes.

    .. math:: dZ = dA \text{ if } z > 0 \text{ else } \alpha\, dA, \qquad d\alpha = \sum_{z \le 0} z\, dA

    Parameters
    ----------
    dA, z : ndarray, shape (..., n_units)
    alpha : float or ndarray, shape (n_units,)

    Returns
    -------
    dZ : ndarray of the shape of ``z``
    dalpha : float or ndarray, shape (n_units,)
        In the form of ``alpha``: one number sums over the units as well.

    Examples
    --------
    >>> prelu_backward(np.array([[1.0, 3.0]]), np.array([[-2.0, 5.0]]), 0.5)
    (array([[0.5, 3. ]]), -2.0)
    """
    z, alpha = _slopes(z, alpha)
    dA = np.asarray(dA)
    check_same_shape(dA, z, "dA", "z")
    dZ = np.where(z > 0, dA, alpha * dA)
    to_slope = np.where(z > 0, 0, z * dA)
    if alpha.ndim == 0:
        return dZ, float(to_slope.sum())
    return dZ, to_slope.reshape(-1, alpha.size).sum(axis=0)


def _slopes(z: Any, alpha: Any) -> tuple[np.ndarray, np.ndarray]:
    z = as_floating(z)
    alpha = np.asarray(alpha, dtype=z.dtype)
    if alpha.ndim and alpha.shape != z.shape[-1:]:
        raise ValueError(
            f"expected alpha to be a number or of shape {z.shape[-1:]}; got {alpha.shape}: one for each unit"
        )
    return z, alpha
