"""Softmax regression: the gradient of its loss. Contract: ``W (n_features, n_classes)``; labels are integers."""

from typing import Any

import numpy as np

from nnlib.functions.cross_entropy import softmax_cross_entropy_backward
from nnlib.functions.linear import linear_backward, linear_forward


def softmax_gradient(X: Any, y: Any, W: Any, b: Any) -> tuple[np.ndarray, np.ndarray]:
    r"""Return the derivatives of the mean cross-entropy of softmax(X W + b) with respect to weights and biases.

    .. math:: dZ = \frac1n (P - Y), \qquad dW = X^T dZ, \qquad db = \sum_i dZ_i

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    y : ndarray of int, shape (n_samples,)
        Labels in {0..n_classes-1}; ``Y`` in the formula is their one-hot form.
    W : ndarray, shape (n_features, n_classes)
    b : ndarray, shape (n_classes,)

    Returns
    -------
    dW : ndarray, shape (n_features, n_classes)
    db : ndarray, shape (n_classes,)

    Raises
    ------
    ValueError
        When the shapes do not fit or a label is out of range.

    References
    ----------
    Peeters (2018), section 5.

    Examples
    --------
    >>> softmax_gradient(np.array([[2.0]]), np.array([0]), np.zeros((1, 2)), np.zeros(2))
    (array([[-1.,  1.]]), array([-0.5,  0.5]))
    """
    dZ = softmax_cross_entropy_backward(linear_forward(X, W, b), y)
    _, dW, db = linear_backward(dZ, X, W, input_gradient=False)
    return dW, db
