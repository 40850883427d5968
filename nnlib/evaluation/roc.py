"""The ROC curve and the area under it: a classifier of two classes at every threshold."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]


def roc_curve(y: ArrayLike, scores: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    r"""Return the false and true positive rates as the threshold falls.

    .. math:: \mathrm{FPR}(t) = \frac{\#\{s \ge t,\, y = 0\}}{\#\{y = 0\}}, \qquad
              \mathrm{TPR}(t) = \frac{\#\{s \ge t,\, y = 1\}}{\#\{y = 1\}}

    Parameters
    ----------
    y : array-like of int, shape (n_samples,)
        Labels 0 or 1, both present.
    scores : array-like, shape (n_samples,)
        The larger, the more likely class 1: probabilities or any other score.

    Returns
    -------
    fpr, tpr, thresholds : ndarray of float64, shape (n_distinct_scores + 1,)
        The first point is (0, 0) at the threshold infinity, the last (1, 1).

    Raises
    ------
    ValueError
        When lengths differ, labels are not 0 or 1, a class is missing or a score is NaN.

    References
    ----------
    Fawcett, *An introduction to ROC analysis*, 2006.

    Examples
    --------
    >>> fpr, tpr, thresholds = roc_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
    >>> fpr, tpr
    (array([0. , 0. , 0.5, 0.5, 1. ]), array([0. , 0.5, 0.5, 1. , 1. ]))
    """
    labels, values = _check(y, scores)
    order = np.argsort(-values, kind="stable")
    values, positive = values[order], labels[order] == 1
    # compared and not subtracted: infinity - infinity is NaN, and so not 0
    last_of_equals = np.append(np.flatnonzero(values[1:] != values[:-1]), len(values) - 1)
    tpr = np.cumsum(positive)[last_of_equals] / positive.sum()
    fpr = np.cumsum(~positive)[last_of_equals] / (~positive).sum()
    return np.append(0.0, fpr), np.append(0.0, tpr), np.append(np.inf, values[last_of_equals])


def auc(y: ArrayLike, scores: ArrayLike) -> float:
    r"""Return the area under the ROC curve, by the trapezium rule.

    .. math:: \mathrm{AUC} = P(s_+ > s_-) + \tfrac12 P(s_+ = s_-)

    It is the probability that an example of class 1 scores higher than one of class 0: 0.5 is guessing, 1 perfect.

    Parameters
    ----------
    y : array-like of int, shape (n_samples,)
        Labels 0 or 1, both present.
    scores : array-like, shape (n_samples,)

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        As `roc_curve`.

    References
    ----------
    Fawcett, *An introduction to ROC analysis*, 2006.

    Examples
    --------
    >>> auc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
    0.75
    """
    fpr, tpr, _ = roc_curve(y, scores)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))


def _check(y: ArrayLike, scores: ArrayLike) -> tuple[NDArray[Any], FloatArray]:
    labels, values = np.asarray(y), np.asarray(scores, dtype=np.float64)
    if labels.ndim != 1 or labels.shape != values.shape:
        raise ValueError(
            f"expected one score for each label; got y {labels.shape} and scores {values.shape}: "
            "pass the scores of class 1 alone, such as P[:, 1]"
        )
    if np.isnan(values).any():
        raise ValueError("expected numbers in scores; got NaN: look for a division by zero before this")
    if set(np.unique(labels).tolist()) != {0, 1}:
        raise ValueError(
            f"expected labels 0 and 1, both present, in y; got {np.unique(labels)[:5]}: "
            "make one class 1 and the others 0, for example with (y == k).astype(int)"
        )
    return labels, values
