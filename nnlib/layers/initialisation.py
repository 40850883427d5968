"""Weights to start from, by name: the seam between the layers and the initialisers of ``nnlib.functions``."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.functions.initialisation import he_normal, scaled_normal, small_normal, xavier_normal, xavier_uniform
from nnlib.layers.layer import FloatArray

Initialiser = str | Callable[[int, int, np.random.Generator], FloatArray]

INITIALISERS: dict[str, Callable[..., FloatArray]] = {
    "he_normal": he_normal,
    "xavier_normal": xavier_normal,
    "xavier_uniform": xavier_uniform,
    "scaled_normal": scaled_normal,
    "small_normal": small_normal,
}


def initial_weights(
    init: Initialiser, n_in: int, n_out: int, rng: np.random.Generator | None, dtype: Any
) -> FloatArray:
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
    if init == "standard_normal":
        return rng.standard_normal((n_in, n_out)).astype(dtype)
    if init not in INITIALISERS:
        known = ", ".join(["standard_normal", "zeros", *INITIALISERS])
        raise ValueError(f"expected an initialiser among {known}; got {init!r}")
    return INITIALISERS[init](n_in, n_out, rng=rng, dtype=dtype)
