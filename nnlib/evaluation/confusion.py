"""The confusion matrix: which class is taken for which."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def check_labels(y: ArrayLike, y_hat: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return true and predicted labels as integer arrays, or raise when they are not, or differ in length.

    Examples
    --------
    >>> check_labels([0, 1], [0.2, 0.9])
    Traceback (most recent call last):
    TypeError: expected integer labels in y_hat; got dtype float64: ... convert with astype(int)
    """
    labels = []
    for name, given in (("y", np.asarray(y)), ("y_hat", np.asarray(y_hat))):
        if given.dtype.kind == "f" and given.size and not (given == np.rint(given)).all():
            raise TypeError(
                f"expected integer labels in {name}; got dtype {given.dtype}: take argmax or a threshold of "
                "probabilities, convert with astype(int)"
            )
        if given.dtype.kind not in "fiub":
            raise TypeError(f"expected integer labels in {name}; got dtype {given.dtype}: number the classes from 0")
        labels.append(given.astype(np.int64))
    if labels[0].ndim != 1 or labels[0].shape != labels[1].shape or not labels[0].size:
        raise ValueError(
            f"expected one predicted label for each true label; got y {labels[0].shape} and y_hat {labels[1].shape}: "
            "pass two equally long arrays with one axis"
        )
    return labels[0], labels[1]


def accuracy(y: ArrayLike, y_hat: ArrayLike) -> float:
    r"""Return the share of examples whose label is predicted right.

    .. math:: \frac1m \sum_i [\hat y_i = y_i]

    Parameters
    ----------
    y, y_hat : array-like of int, shape (n_samples,)
        True and predicted labels.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    TypeError
        When labels are not whole numbers.
    ValueError
        When the lengths differ or there is no example.

    References
    ----------
    Peeters, section 5.

    Examples
    --------
    >>> accuracy([0, 1, 1, 2], [0, 1, 2, 2])
    0.75
    """
    y, y_hat = check_labels(y, y_hat)
    return float(np.mean(y == y_hat))


def confusion_matrix(y: ArrayLike, y_hat: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    r"""Count how often class i (row) was predicted as class j (column).

    .. math:: C_{ij} = \#\{\, s : y_s = i,\; \hat y_s = j \,\}

    Parameters
    ----------
    y, y_hat : array-like of int, shape (n_samples,)
        True and predicted labels in 0..n_classes - 1.
    n_classes : int
        Number of classes K.

    Returns
    -------
    ndarray of int64, shape (n_classes, n_classes)
        Rows are the true classes, columns the predicted ones.

    Raises
    ------
    TypeError
        When labels are not whole numbers.
    ValueError
        When the lengths differ or a label is outside 0..n_classes - 1.

    References
    ----------
    Peeters, section 5.

    Examples
    --------
    >>> confusion_matrix([0, 0, 1], [0, 1, 1], 2)
    array([[1, 1],
           [0, 1]])
    """
    y, y_hat = check_labels(y, y_hat)
    for name, labels in (("y", y), ("y_hat", y_hat)):
        if labels.min() < 0 or labels.max() >= n_classes:
            raise ValueError(
                f"expected labels in 0..{n_classes - 1} because n_classes is {n_classes}; got {name} from "
                f"{labels.min()} to {labels.max()}: number the classes from 0, or raise n_classes"
            )
    counts = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(counts, (y, y_hat), 1)
    return counts
