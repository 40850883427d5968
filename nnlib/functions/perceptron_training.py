"""The perceptron's rule, and training with it (Rosenblatt, 1958).

Contract: rows of ``X`` are examples, visited in order from zero weights; labels are integers in {0, 1}; no argument is
changed in place.
"""

import numpy as np

from nnlib.arguments import check_binary_labels, check_columns
from nnlib.functions.threshold import threshold


def perceptron_update(w: np.ndarray, b: float, x: np.ndarray, y: int, lr: float) -> tuple[np.ndarray, float]:
    r"""Return the weights and bias after the perceptron has seen one example.

    .. math:: w \leftarrow w + \eta\,(y - \hat y)\,x, \qquad b \leftarrow b + \eta\,(y - \hat y)

    Parameters
    ----------
    w : ndarray, shape (n_features,)
    b : float
    x : ndarray, shape (n_features,)
    y : int
        The label of ``x``, 0 or 1.
    lr : float
        The learning rate eta.

    Returns
    -------
    w : ndarray, shape (n_features,)
        A new array.
    b : float

    Raises
    ------
    ValueError
        When ``x`` and ``w`` differ in length.

    References
    ----------
    Peeters, lecture on neural networks (2018), section 2.1; Rosenblatt (1958).

    Examples
    --------
    >>> perceptron_update(np.array([0.0, 0.0]), 0.0, np.array([2.0, 1.0]), 0, lr=0.5)
    (array([-1. , -0.5]), -0.5)
    """
    w, x = np.asarray(w), np.asarray(x)
    if x.shape != w.shape:
        raise ValueError(f"expected x of shape {w.shape} because w is; got {x.shape}: pass one row of X")
    error = int(y) - threshold(x @ w + b)  # 0 - 1 of an unsigned label would be 255
    return w + lr * error * x, b + lr * error


def train_perceptron(
    X: np.ndarray, y: np.ndarray, lr: float = 1.0, n_epochs: int = 10
) -> tuple[np.ndarray, float, list[int]]:
    r"""Train a perceptron from zero weights, visiting the rows in order.

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    y : ndarray, shape (n_samples,)
        Labels in {0, 1}.
    lr : float
        The learning rate.
    n_epochs : int
        How often all rows are visited.

    Returns
    -------
    w : ndarray, shape (n_features,)
    b : float
    mistakes_per_epoch : list of int, length n_epochs
        The wrong answers in each epoch, each counted before its update.

    Raises
    ------
    ValueError
        When the shapes do not fit or a label is neither 0 nor 1.

    References
    ----------
    Peeters, lecture on neural networks (2018), section 2.1; convergence: Novikoff (1962).

    Examples
    --------
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    >>> w, b, mistakes_per_epoch = train_perceptron(X, y, lr=1.0, n_epochs=6)
    >>> (X @ w + b >= 0).astype(int), mistakes_per_epoch
    (array([0, 0, 0, 1]), [2, 3, 3, 2, 1, 0])
    """
    X = np.asarray(X)
    w, b = np.zeros(X.shape[-1], dtype=X.dtype if X.dtype.kind == "f" else np.float64), 0.0
    X, w = check_columns(X, w)
    y = check_binary_labels(y, len(X))
    mistakes_per_epoch = []
    for _ in range(n_epochs):
        mistakes = 0
        for x, label in zip(X, y, strict=True):
            mistakes += int(threshold(x @ w + b) != label)
            w, b = perceptron_update(w, b, x, int(label), lr)
        mistakes_per_epoch.append(mistakes)
    return w, b, mistakes_per_epoch
