"""PCA whitening: features are first decorrelated, then scaled to variance 1."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.data._checks import check_matrix
from nnlib.data._typing import FloatArray
from nnlib.data.standardize import fit_standardizer


def pca_whiten(X: ArrayLike, eps: float) -> FloatArray:
    r"""Rotate the centred data onto its principal axes and divide by the standard deviation along each.

    .. math:: C = \frac1m (X - \mu)^T (X - \mu) = U \Lambda U^T, \qquad
              X' = (X - \mu)\, U \,(\Lambda + \epsilon)^{-1/2}

    The covariance of the result is the identity (up to ``eps``). Columns come by falling variance of X; each axis in U
    points to where its largest entry is positive, so the result is unique.

    Parameters
    ----------
    X : array-like, shape (n_samples, n_features)
    eps : float
        Added to the variances, so that directions without any spread are not blown up.

    Returns
    -------
    ndarray, shape (n_samples, n_features)
        Floating dtype of X (float64 for integers).

    Raises
    ------
    ValueError
        When X is not two-dimensional or has no row, or ``eps`` is negative.

    References
    ----------
    Vitay, "Data whitening"; CS231n, *Neural networks 2*.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> X = rng.standard_normal((500, 2)) @ [[2.0, 1.0], [0.0, 0.5]]
    >>> np.round(np.cov(pca_whiten(X, 1e-9).T, bias=True), 6) + 0.0
    array([[1., 0.],
           [0., 1.]])
    """
    X = check_matrix(X)
    if not eps >= 0:
        raise ValueError(f"expected eps >= 0; got {eps}: use a small number such as 1e-5")
    X = X - fit_standardizer(X)[0]
    # the products of many rows, added up as float32, drift
    wide = X.astype(np.result_type(X.dtype, np.float64), copy=False)
    variances, U = np.linalg.eigh(wide.T @ wide / len(X))
    variances, U = variances[::-1].astype(X.dtype), U[:, ::-1].astype(X.dtype)
    # what rounding leaves of a direction without spread is no variance
    variances = np.where(variances > variances[0] * len(variances) * np.finfo(X.dtype).eps, variances, 0)
    largest = np.take_along_axis(U, np.abs(U).argmax(axis=0)[None], axis=0)
    scale = np.sqrt(variances + np.asarray(eps, dtype=X.dtype))
    return X @ (U * np.sign(largest)) / np.where(scale == 0, 1, scale).astype(X.dtype)
