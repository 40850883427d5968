"""Standardising: every feature gets mean 0 and standard deviation 1, measured on the training set alone."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.data._checks import check_matrix
from nnlib.data._typing import FloatArray


def fit_standardizer(X: ArrayLike) -> tuple[FloatArray, FloatArray]:
    r"""Measure the mean and the (biased) standard deviation of every feature.

    .. math:: \mu_d = \frac1m \sum_i x_{id}, \qquad \sigma_d = \sqrt{\frac1m \sum_i (x_{id} - \mu_d)^2}

    Parameters
    ----------
    X : array-like, shape (n_samples, n_features)
        The training set; the test set is standardised with the same two results.

    Returns
    -------
    mean : ndarray, shape (n_features,)
    std : ndarray, shape (n_features,)
        Exactly 0 for a feature that never changes. Both have the floating dtype of X (float64 for integers).

    Raises
    ------
    ValueError
        When X is not two-dimensional or has no row.

    References
    ----------
    Peeters, "Normalization inputs"; Vitay, "Batch normalization".

    Examples
    --------
    >>> mean, std = fit_standardizer([[1.0, 5.0], [3.0, 5.0]])
    >>> mean, std
    (array([2., 5.]), array([1., 0.]))
    """
    X = check_matrix(X)
    # added up as float32, many rows lose the mean in the third digit
    wide = np.result_type(X.dtype, np.float64)
    mean, std = (statistic(axis=0, dtype=wide).astype(X.dtype) for statistic in (X.mean, X.std))
    # the mean of equal numbers is rounded, which leaves a std of 1e-17 instead of 0
    constant = X.min(axis=0) == X.max(axis=0)
    mean[constant], std[constant] = X[0, constant], 0
    return mean, std


def standardize(X: ArrayLike, mean: ArrayLike, std: ArrayLike) -> FloatArray:
    r"""Shift and scale every feature with a mean and a standard deviation measured before.

    .. math:: x'_{id} = \frac{x_{id} - \mu_d}{\sigma_d}

    A feature with ``std`` 0 carries no information and is only shifted, so there is no division by zero.

    Parameters
    ----------
    X : array-like, shape (n_samples, n_features)
    mean, std : array-like, shape (n_features,)
        From `fit_standardizer` on the training set.

    Returns
    -------
    ndarray, shape (n_samples, n_features)
        Floating dtype of X (float64 for integers).

    Raises
    ------
    ValueError
        When X is not two-dimensional, ``mean`` or ``std`` has another number of features, or a ``std`` is negative.

    References
    ----------
    Peeters, "Normalization inputs".

    Examples
    --------
    >>> standardize([[1.0, 5.0], [3.0, 5.0]], [2.0, 5.0], [1.0, 0.0])
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    X = check_matrix(X)
    mean, std = np.asarray(mean, dtype=X.dtype), np.asarray(std, dtype=X.dtype)
    for name, statistic in (("mean", mean), ("std", std)):
        if statistic.shape != X.shape[1:]:
            raise ValueError(
                f"expected {name} of shape {X.shape[1:]} because X is {X.shape}; got {statistic.shape}: "
                "use the result of fit_standardizer on data with the same features"
            )
    if (std < 0).any():
        raise ValueError(f"expected std >= 0; got {std.min()}: did you pass mean and std in the wrong order?")
    return (X - mean) / np.where(std == 0, 1, std).astype(X.dtype)
