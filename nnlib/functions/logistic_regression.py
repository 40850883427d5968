"""Logistic regression: probabilities, the gradient of the loss, and fitting by gradient descent.

Contract: one row of ``X`` an example, ``w (n_features,)``, ``b`` a number, labels in {0, 1}; the loss is a mean.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_binary_labels, check_columns
from nnlib.functions.binary_cross_entropy import binary_cross_entropy_from_logits
from nnlib.functions.sigmoid import sigmoid


def predict_proba(X: Any, w: Any, b: float) -> np.ndarray:
    r"""Return the probability of the label 1 for each row.

    .. math:: p = \sigma(X w + b)

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    w : ndarray, shape (n_features,)
    b : float

    Returns
    -------
    ndarray, shape (n_samples,)

    Raises
    ------
    ValueError
        When ``X`` does not have one column for each weight.

    References
    ----------
    Peeters (2018), section 2.2; Allauzen, exercise 1.

    Examples
    --------
    >>> predict_proba(np.array([[1.0, 0.0]]), np.array([0.0, 3.0]), 0.0)
    array([0.5])
    """
    X, w = check_columns(X, w)
    return sigmoid(X @ w + b)


def logistic_gradient(X: Any, y: Any, w: Any, b: float) -> tuple[np.ndarray, float]:
    r"""Return the derivatives of the mean binary cross-entropy with respect to weights and bias.

    .. math:: dw = \frac1n X^T (p - y), \qquad db = \frac1n \sum_i (p_i - y_i)

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    y : ndarray, shape (n_samples,)
        Labels in {0, 1}.
    w : ndarray, shape (n_features,)
    b : float

    Returns
    -------
    dw : ndarray, shape (n_features,)
    db : float

    Raises
    ------
    ValueError
        When the shapes do not fit or a label is neither 0 nor 1.

    References
    ----------
    Peeters (2018), section 2.3; Allauzen, exercise 1.

    Examples
    --------
    >>> logistic_gradient(np.array([[1.0], [2.0]]), np.array([1, 0]), np.array([0.0]), 0.0)
    (array([0.25]), 0.0)
    """
    X, w = check_columns(X, w)
    p = sigmoid(X @ w + b)
    y = check_binary_labels(y, len(X)).astype(p.dtype, copy=False)
    error = p - y
    return X.T @ error / len(X), float(error.mean())


def fit_logistic(X: Any, y: Any, lr: float = 0.1, n_steps: int = 1000) -> tuple[np.ndarray, float, list[float]]:
    r"""Fit by gradient descent on all rows, from zero weights.

    .. math:: w \leftarrow w - \eta\, dw, \qquad b \leftarrow b - \eta\, db

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    y : ndarray, shape (n_samples,)
        Labels in {0, 1}.
    lr : float
    n_steps : int

    Returns
    -------
    w : ndarray, shape (n_features,)
    b : float
    losses : list of float, length n_steps
        The loss before each step.

    Raises
    ------
    ValueError
        When the shapes do not fit or a label is neither 0 nor 1.

    References
    ----------
    Peeters (2018), section 2.3.

    Examples
    --------
    >>> w, b, losses = fit_logistic(np.array([[-1.0], [1.0]]), np.array([0, 1]), lr=1.0, n_steps=3)
    >>> w.round(3), b, [round(loss, 3) for loss in losses]
    (array([1.171]), 0.0, [0.693, 0.474, 0.348])
    """
    X = as_floating(X, "X")
    w, b = np.zeros(X.shape[-1], X.dtype), 0.0
    X, w = check_columns(X, w)
    y = check_binary_labels(y, len(X))
    losses = []
    for _ in range(n_steps):
        losses.append(binary_cross_entropy_from_logits(y, X @ w + b))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - float(lr) * dw, b - float(lr) * db
    return w, b, losses
