"""The share of right answers of a model, for labels and for values."""

from typing import Any

import numpy as np


def share_of_right(answers: np.ndarray, y: Any) -> float:
    """Return how many of the answers equal y, between 0 and 1.

    Parameters
    ----------
    answers : ndarray, shape (n,) or (n, n_out)
    y : array-like of that shape, or (n, 1) for (n,)

    Raises
    ------
    ValueError
        When y has another shape, or holds no numbers.

    Examples
    --------
    >>> share_of_right(np.array([0, 1, 1, 1]), np.array([[0], [1], [0], [1]]))
    0.75
    """
    y = np.asarray(y)
    if y.shape == (*answers.shape, 1):
        y = y[..., 0]
    if y.shape != answers.shape or y.dtype.kind not in "biuf":
        raise ValueError(
            f"expected y of shape {answers.shape}, one entry for each answer; got shape {y.shape}, dtype {y.dtype}"
        )
    return float(np.mean(answers == y))
