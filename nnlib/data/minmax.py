"""Min-max normalising: every feature is moved and stretched to fill [0, 1]."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.data._checks import check_matrix
from nnlib.data._typing import FloatArray


def minmax_normalize(X: ArrayLike) -> FloatArray:
    r"""Rescale every feature by its minimum and its range to [0, 1].

    .. math:: x'_{id} = \frac{x_{id} - \min_i x_{id}}{\max_i x_{id} - \min_i x_{id}}

    A feature that never changes becomes 0.

    Parameters
    ----------
    X : array-like, shape (n_samples, n_features)

    Returns
    -------
    ndarray, shape (n_samples, n_features)
        Floating dtype of X (float64 for integers).

    Raises
    ------
    ValueError
        When X is not two-dimensional or has no row.

    References
    ----------
    Peeters, "Normalization inputs".

    Examples
    --------
    >>> minmax_normalize([[1, 10], [2, 10], [5, 10]])
    array([[0.  , 0.  ],
           [0.25, 0.  ],
           [1.  , 0.  ]])
    """
    X = check_matrix(X)
    low = X.min(axis=0)
    span = X.max(axis=0) - low
    return (X - low) / np.where(span == 0, 1, span).astype(X.dtype)
