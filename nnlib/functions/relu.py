"""The rectified linear unit, forward and backward. Contract: any shape, dtype kept; the derivative at 0 is 0."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_upstream


def relu(z: Any, out: np.ndarray | None = None) -> np.ndarray:
    r"""Return the positive part of z.

    .. math:: \mathrm{relu}(z) = \max(0, z)

    Parameters
    ----------
    z : number or ndarray of any shape
    out : ndarray, optional
        Where to write the result; may be ``z`` itself.

    Returns
    -------
    ndarray
        Shape and floating dtype of ``z``; NaN stays NaN.

    References
    ----------
    Peeters (2018), "Activation functions"; Shuai, "ReLU"; Nair and Hinton (2010).

    Examples
    --------
    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    return np.maximum(as_floating(z), 0, out=out)


def relu_backward(dA: Any, Z: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to z: dA where the unit was on.

    .. math:: dZ = dA \cdot [Z > 0]

    Parameters
    ----------
    dA : ndarray
        The derivative of the loss with respect to ``relu(Z)``.
    Z : ndarray, same shape
        The input of the unit (its output does as well: it is positive at the same places).

    Returns
    -------
    ndarray of that shape

    Raises
    ------
    ValueError
        When ``dA`` has another shape than ``Z``.

    References
    ----------
    Peeters (2018), "Activation functions": his slide has 0 at 0, his table 1; there is no derivative, 0 is taken here.

    Examples
    --------
    >>> relu_backward(np.array([5.0, 5.0, 5.0]), np.array([-1.0, 0.0, 1.0]))
    array([0., 0., 5.])
    """
    Z = np.asarray(Z)
    check_upstream(dA, Z, "Z")
    return as_floating(dA, "dA") * (Z > 0)
