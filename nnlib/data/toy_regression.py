"""The 20 points of a straight line with small errors on which one sees a whole error surface C(w, b)."""

import numpy as np

from nnlib.data._typing import FloatArray


def toy_regression() -> tuple[FloatArray, FloatArray]:
    """Return the 20 training points of Shuai's toy regression, close to the line ``y = x``.

    Returns
    -------
    X : ndarray, shape (20, 1), float64
        0.0, 0.5, ..., 9.5.
    y : ndarray, shape (20,), float64

    References
    ----------
    Shuai, lecture on deep learning, "Learning Rate: Toy Example".

    Examples
    --------
    >>> X, y = toy_regression()
    >>> X[:3, 0], y[:3]
    (array([0. , 0.5, 1. ]), array([0.1, 0.4, 0.9]))
    """
    X = np.arange(20)[:, None] / 2
    y = [0.1, 0.4, 0.9, 1.6, 2.2, 2.5, 2.8, 3.5, 3.9, 4.7, 5.1, 5.3, 6.3, 6.5, 6.7, 7.5, 8.1, 8.5, 8.9, 9.5]
    return X, np.array(y)
