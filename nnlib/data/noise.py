"""Noise augmentation: slightly different inputs at every epoch, the same labels."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.arguments import as_floating, check_generator
from nnlib.data._checks import check_noise
from nnlib.data._typing import FloatArray


def add_gaussian_noise(X: ArrayLike, std: float, rng: np.random.Generator) -> FloatArray:
    r"""Return a copy of the data with independent Gaussian noise on every number.

    .. math:: x' = x + \sigma \varepsilon, \qquad \varepsilon \sim \mathcal N(0, 1)

    Parameters
    ----------
    X : array-like, any shape
    std : float
        Standard deviation sigma, in the units of X; 0 gives an unchanged copy.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape of X
        Floating dtype of X (float64 for integers).

    Raises
    ------
    ValueError
        When ``std`` is negative.
    TypeError
        When ``rng`` is not a Generator.

    References
    ----------
    Cerisara, regularisation: artificial data expansion by added noise.

    Examples
    --------
    >>> noisy = add_gaussian_noise(np.zeros((1000, 2)), 0.1, np.random.default_rng(0))
    >>> round(float(noisy.std()), 2)
    0.1
    """
    X = as_floating(np.asarray(X), "X")
    check_noise(std, "std")
    check_generator(rng)
    dtype = X.dtype if X.dtype in (np.float32, np.float64) else np.float64
    return X + np.asarray(std, X.dtype) * rng.standard_normal(X.shape, dtype=dtype).astype(X.dtype, copy=False)  # type: ignore[arg-type]
