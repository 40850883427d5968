"""The perceptron: its answer, and the loss behind its rule (Rosenblatt, 1958).

Contract: rows of ``X`` are examples, labels are integers in {0, 1}. The rule is in ``perceptron_training.py``.
"""

import numpy as np

from nnlib.arguments import check_binary_labels, check_columns
from nnlib.functions.threshold import threshold


def predict(X: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    r"""Return the label that a perceptron gives to each row.

    .. math:: \hat y = h(X w + b)

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    w : ndarray, shape (n_features,)
    b : float

    Returns
    -------
    ndarray, shape (n_samples,), int64
        Labels in {0, 1}.

    Raises
    ------
    ValueError
        When ``X`` does not have one column for each weight.

    References
    ----------
    Peeters, lecture on neural networks (2018), section 2.1.

    Examples
    --------
    >>> predict(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1.0, -1.0]), 0.5)
    array([1, 0])
    """
    X, w = check_columns(X, w)
    return threshold(X @ w + b)


def perceptron_loss(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> float:
    r"""Return the mean over examples of how far the wrong answers are from being right.

    .. math:: L = \frac1n \sum_i -(y_i - \hat y_i)\, z_i, \qquad z = X w + b

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    y : ndarray, shape (n_samples,)
        Labels in {0, 1}.
    w : ndarray, shape (n_features,)
    b : float

    Returns
    -------
    float
        0 when every answer is right, positive otherwise; in the units of z.

    Raises
    ------
    ValueError
        When the shapes do not fit or a label is neither 0 nor 1.

    References
    ----------
    Peeters, lecture on neural networks (2018), section 2.1.

    Examples
    --------
    >>> X, y = np.array([[1.0], [2.0]]), np.array([1, 0])
    >>> perceptron_loss(X, y, np.array([1.0]), 0.0)
    1.0
    """
    X, w = check_columns(X, w)
    y = check_binary_labels(y, len(X))
    z = X @ w + b
    return float(np.mean((threshold(z) - y.astype(np.int64)) * z))
