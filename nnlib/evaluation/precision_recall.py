"""Precision, recall and F1 of every class, read off the confusion matrix."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


def precision_recall_f1(cm: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Return precision, recall and F1 for each class.

    .. math:: P_k = \frac{C_{kk}}{\sum_i C_{ik}}, \qquad R_k = \frac{C_{kk}}{\sum_j C_{kj}}, \qquad
              F_k = \frac{2 P_k R_k}{P_k + R_k}

    A quotient 0 / 0 (a class that is never predicted, or never occurs) is 0.

    Parameters
    ----------
    cm : array-like, shape (n_classes, n_classes)
        Confusion matrix with true classes as rows, from `confusion_matrix`.

    Returns
    -------
    precision, recall, f1 : ndarray of float64, shape (n_classes,)

    Raises
    ------
    ValueError
        When ``cm`` is not square or holds a negative count.

    References
    ----------
    Peeters, section 5.

    Examples
    --------
    >>> precision, recall, f1 = precision_recall_f1([[3, 1], [0, 4]])
    >>> precision, recall
    (array([1. , 0.8]), array([0.75, 1.  ]))
    """
    counts = np.asarray(cm)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(
            f"expected cm of shape (n_classes, n_classes); got {counts.shape}: use the result of confusion_matrix"
        )
    if (counts < 0).any():
        raise ValueError(f"expected counts >= 0 in cm; got {counts.min()}: use the result of confusion_matrix")
    right = np.diag(counts).astype(np.float64)
    precision = _quotient(right, counts.sum(axis=0))
    recall = _quotient(right, counts.sum(axis=1))
    return precision, recall, _quotient(2 * precision * recall, precision + recall)


def _quotient(a: FloatArray, b: NDArray[Any]) -> FloatArray:
    """Return a / b, and 0 where b is 0."""
    return np.divide(a, b, out=np.zeros(len(a)), where=b != 0)
