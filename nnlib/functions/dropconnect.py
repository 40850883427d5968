"""DropConnect, forward and backward. Contract: one mask of the weights a batch; p drops; the bias always stays."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_drop_probability, check_generator, check_same_shape
from nnlib.functions.linear import linear_backward, linear_forward


def dropconnect_forward(X: Any, W: Any, b: Any, p: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    r"""Return the weighted sums with some weights dropped and the rest scaled up, and the mask of those kept.

    .. math:: Z = X \, \frac{W \odot \mathrm{mask}}{1 - p} + b

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_in)
    W : ndarray, shape (n_in, n_out)
    b : ndarray, shape (n_out,)
    p : float in [0, 1)
        The probability of dropping a weight.
    rng : numpy.random.Generator
        A weight is kept where ``rng.random(W.shape) >= p``.

    Returns
    -------
    Z : ndarray, shape (n_samples, n_out)
    mask : ndarray, shape (n_in, n_out)
        1 where a weight is kept.

    Raises
    ------
    ValueError
        When the shapes do not fit or p is not in [0, 1).

    References
    ----------
    Wan, Zeiler, Zhang, LeCun and Fergus (2013); Cerisara, "regularization".

    Examples
    --------
    >>> dropconnect_forward(np.ones((1, 2)), np.ones((2, 1)), np.zeros(1), 0.5, np.random.default_rng(0))
    (array([[2.]]), array([[1.],
           [0.]]))
    """
    check_drop_probability(p)
    check_generator(rng)
    W = as_floating(W, "W")
    mask = (rng.random(W.shape) >= p).astype(W.dtype)
    return linear_forward(X, W * mask / (1 - float(p)), b), mask


def dropconnect_backward(dZ: Any, X: Any, W: Any, mask: Any, p: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return the derivatives of the loss with respect to input, weights and biases.

    .. math:: dX = dZ \, \frac{(W \odot \mathrm{mask})^T}{1 - p}, \quad dW = \frac{X^T dZ \odot \mathrm{mask}}{1 - p}

    Examples
    --------
    >>> mask = np.array([[1.0], [0.0]])
    >>> dX, dW, db = dropconnect_backward(np.ones((1, 1)), np.ones((1, 2)), np.ones((2, 1)), mask, 0.5)
    >>> dX, dW.T, db
    (array([[2., 0.]]), array([[2., 0.]]), array([1.]))
    """
    check_drop_probability(p)
    W, mask = as_floating(W, "W"), np.asarray(mask)
    check_same_shape(mask, W, "mask", "W")
    keep = 1 - float(p)
    dX, dW, db = linear_backward(dZ, X, W * mask / keep)
    return dX, dW * mask / keep, db
