"""First weights of a layer. Contract: ``(n_in, n_out, rng) -> W (n_in, n_out)``; ``dtype`` is float64 unless asked."""

import numpy as np
from numpy.typing import DTypeLike

from nnlib.arguments import check_generator


def zeros_init(n_in: int, n_out: int, dtype: DTypeLike = np.float64) -> np.ndarray:
    """Return zero weights: all units of a layer stay alike for ever (the symmetry problem).

    Examples
    --------
    >>> zeros_init(2, 3).shape
    (2, 3)
    """
    _check_sizes(n_in, n_out)
    return np.zeros((n_in, n_out), dtype)


def small_normal(
    n_in: int, n_out: int, rng: np.random.Generator, std: float = 0.01, dtype: DTypeLike = np.float64
) -> np.ndarray:
    r"""Return weights from a normal law of a fixed small width.

    .. math:: W \sim \mathcal N(0, 0.01^2)

    References
    ----------
    Peeters (2018), "Initialization": random weights break the symmetry.

    Examples
    --------
    >>> bool(abs(small_normal(100, 100, np.random.default_rng(0)).std() - 0.01) < 1e-3)
    True
    """
    return _normal(n_in, n_out, rng, std, dtype)


def scaled_normal(n_in: int, n_out: int, rng: np.random.Generator, dtype: DTypeLike = np.float64) -> np.ndarray:
    r"""Return weights whose sum over the inputs keeps the variance of the inputs.

    .. math:: W \sim \mathcal N(0, 1 / n_{in})

    References
    ----------
    LeCun, Bottou, Orr and Mueller (1998), "Efficient BackProp"; Peeters (2018), "Initialization".

    Examples
    --------
    >>> bool(abs(scaled_normal(400, 100, np.random.default_rng(0)).std() - 1 / 20) < 1e-3)
    True
    """
    _check_sizes(n_in, n_out)
    return _normal(n_in, n_out, rng, (1 / n_in) ** 0.5, dtype)


def xavier_uniform(n_in: int, n_out: int, rng: np.random.Generator, dtype: DTypeLike = np.float64) -> np.ndarray:
    r"""Return weights that keep the variance forward and backward, for sigmoid and tanh units.

    .. math:: W \sim \mathcal U(-a, a), \qquad a = \sqrt{6 / (n_{in} + n_{out})}

    Parameters
    ----------
    n_in, n_out : int
    rng : numpy.random.Generator
    dtype : dtype

    Returns
    -------
    ndarray, shape (n_in, n_out)

    Raises
    ------
    TypeError, ValueError
        When ``rng`` is no generator; when a size is not positive.

    References
    ----------
    Glorot and Bengio (2010); Vitay, *Neurocomputing*, "Weight initialization".

    Examples
    --------
    >>> bool(abs(xavier_uniform(2, 4, np.random.default_rng(0))).max() <= 1)
    True
    """
    _check_sizes(n_in, n_out)
    check_generator(rng)
    limit = (6 / (n_in + n_out)) ** 0.5
    return rng.uniform(-limit, limit, (n_in, n_out)).astype(dtype, copy=False)


def xavier_normal(n_in: int, n_out: int, rng: np.random.Generator, dtype: DTypeLike = np.float64) -> np.ndarray:
    r"""Return weights of the variance of :func:`xavier_uniform` from a normal law.

    .. math:: W \sim \mathcal N(0, 2 / (n_{in} + n_{out}))

    Examples
    --------
    >>> bool(abs(xavier_normal(300, 100, np.random.default_rng(0)).std() - 200**-0.5) < 1e-3)
    True
    """
    _check_sizes(n_in, n_out)
    return _normal(n_in, n_out, rng, (2 / (n_in + n_out)) ** 0.5, dtype)


def he_normal(n_in: int, n_out: int, rng: np.random.Generator, dtype: DTypeLike = np.float64) -> np.ndarray:
    r"""Return weights for ReLU units, which pass on half of the variance.

    .. math:: W \sim \mathcal N(0, 2 / n_{in})

    Parameters, errors as for :func:`xavier_uniform`.

    References
    ----------
    He, Zhang, Ren and Sun (2015); Vitay, *Neurocomputing*, "Weight initialization".

    Examples
    --------
    >>> bool(abs(he_normal(200, 100, np.random.default_rng(0)).std() - 0.1) < 1e-2)
    True
    """
    _check_sizes(n_in, n_out)
    return _normal(n_in, n_out, rng, (2 / n_in) ** 0.5, dtype)


def _normal(n_in: int, n_out: int, rng: np.random.Generator, std: float, dtype: DTypeLike) -> np.ndarray:
    _check_sizes(n_in, n_out)
    check_generator(rng)
    return rng.normal(0.0, std, (n_in, n_out)).astype(dtype, copy=False)


def _check_sizes(n_in: int, n_out: int) -> None:
    if n_in < 1 or n_out < 1:
        raise ValueError(f"expected positive n_in and n_out; got {n_in} and {n_out}: give the layer inputs and units")
