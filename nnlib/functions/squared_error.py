"""Squared error, forward and backward. Contract: a mean over the examples (axis 0), a sum over the outputs."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape


def squared_error(y_hat: Any, y: Any) -> float:
    r"""Return half the squared distance between answers and targets, averaged over the examples.

    .. math:: L = \frac{1}{2n} \sum_i \lVert \hat y_i - y_i \rVert^2

    Parameters
    ----------
    y_hat, y : ndarray, shape (n_samples,) or (n_samples, n_outputs)

    Returns
    -------
    float
        In the squared units of y.

    Raises
    ------
    ValueError
        When the shapes differ or there is no example.

    References
    ----------
    Peeters (2018), section 2.2: the mean squared error with its 1/2.

    Examples
    --------
    >>> squared_error(np.array([1.0, 3.0]), np.array([1.0, 1.0]))
    1.0
    """
    error = _error(y_hat, y)
    return float(np.vdot(error, error)) / (2 * len(error))


def squared_error_backward(y_hat: Any, y: Any) -> np.ndarray:
    r"""Return the derivative of :func:`squared_error` with respect to the answers.

    .. math:: d\hat y = \frac1n (\hat y - y)

    Examples
    --------
    >>> squared_error_backward(np.array([1.0, 3.0]), np.array([1.0, 1.0]))
    array([0., 1.])
    """
    error = _error(y_hat, y)
    return error / len(error)


def _error(y_hat: Any, y: Any) -> np.ndarray:
    y_hat, y = as_floating(y_hat, "y_hat"), np.asarray(y)
    check_same_shape(y, y_hat, "y", "y_hat")
    if y_hat.ndim == 0 or len(y_hat) == 0:
        raise ValueError(f"expected at least one example; got y_hat of shape {y_hat.shape}: pass some rows")
    return y_hat - y.astype(y_hat.dtype, copy=False)
