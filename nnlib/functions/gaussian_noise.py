"""Gaussian noise on the inputs, forward and backward. Contract: noise in training only."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_generator


def gaussian_noise_forward(X: Any, std: float, rng: np.random.Generator, training: bool = True) -> np.ndarray:
    r"""Return the inputs with independent normal noise added.

    .. math:: Y = X + \epsilon, \qquad \epsilon \sim \mathcal N(0, \mathrm{std}^2)

    Parameters
    ----------
    X : ndarray of any shape
    std : float
        The standard deviation of the noise, in the units of X.
    rng : numpy.random.Generator
    training : bool
        False returns a copy of the inputs.

    Returns
    -------
    ndarray, shape and dtype of ``X``

    Raises
    ------
    ValueError
        When std is negative or NaN.

    References
    ----------
    Shuai, "Weight decay": noise on the inputs asks for small weights; Bishop (1995).

    Examples
    --------
    >>> gaussian_noise_forward(np.zeros(2), 1.0, np.random.default_rng(0)).round(3)
    array([ 0.126, -0.132])
    """
    if not std >= 0:
        raise ValueError(f"expected std >= 0; got {std}: it is a standard deviation")
    X = as_floating(X, "X")
    if not training:
        return X.copy()
    check_generator(rng)
    return X + rng.normal(0.0, std, X.shape).astype(X.dtype)


def gaussian_noise_backward(dY: Any) -> np.ndarray:
    """Return the derivative of the loss with respect to the input: the noise adds, so it passes unchanged.

    Examples
    --------
    >>> gaussian_noise_backward(np.array([3.0]))
    array([3.])
    """
    return as_floating(dY, "dY").copy()
