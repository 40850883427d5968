"""Weights to start from, by name: the seam between the layers and the initialisers of ``nnlib.functions``."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray

Initialiser = str | Callable[[int, int, np.random.Generator], FloatArray]

_STANDARD_DEVIATIONS: dict[str, Callable[[int, int], float]] = {
    "he_normal": lambda n_in, n_out: (2.0 / n_in) ** 0.5,
    "xavier_normal": lambda n_in, n_out: (2.0 / (n_in + n_out)) ** 0.5,
    "scaled_normal": lambda n_in, n_out: (1.0 / n_in) ** 0.5,
    "standard_normal": lambda n_in, n_out: 1.0,
    "small_normal": lambda n_in, n_out: 0.01,
}


def initial_weights(init: Initialiser, n_in: int, n_out: int, rng: np.random.Generator | None, dtype: Any) -> FloatArray:
    """Return a matrix of starting weights, shape (n_in, n_out).

    Parameters
    ----------
    init : str or callable
        A name (see :class:`~nnlib.layers.Linear`) or a function ``(n_in, n_out, rng)``.
    n_in, n_out : int
        At least 1.
    rng : numpy.random.Generator or None
        The source of randomness; may be None for zeros.
    dtype : dtype
        Of the result.

    Examples
    --------
    >>> initial_weights("zeros", 2, 3, None, np.float32).dtype
    dtype('float32')
    """
    if n_in < 1 or n_out < 1:
        raise ValueError(f"expected at least one input and one output; got n_in={n_in}, n_out={n_out}")
    if init == "zeros":
        return np.zeros((n_in, n_out), dtype)
    if rng is None:
        raise ValueError(f"expected a random generator for init={init!r}; got None: pass rng=np.random.default_rng(0)")
    if callable(init):
        return np.asarray(init(n_in, n_out, rng), dtype)
    if init == "xavier_uniform":
        limit = (6.0 / (n_in + n_out)) ** 0.5
        return rng.uniform(-limit, limit, (n_in, n_out)).astype(dtype)
    if init not in _STANDARD_DEVIATIONS:
        known = ", ".join(["xavier_uniform", "zeros", *_STANDARD_DEVIATIONS])
        raise ValueError(f"expected an initialiser among {known}; got {init!r}")
    return (rng.standard_normal((n_in, n_out)) * _STANDARD_DEVIATIONS[init](n_in, n_out)).astype(dtype)
