"""Units by name."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.layers import (
    ELU,
    Arctan,
    Identity,
    Layer,
    LeakyReLU,
    Maxout,
    PReLU,
    ReLU,
    Sigmoid,
    Softplus,
    Tanh,
)

_UNITS: dict[str, Callable[[], Layer]] = {
    "relu": ReLU,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
    "arctan": Arctan,
    "leaky_relu": LeakyReLU,
    "elu": ELU,
    "softplus": Softplus,
    "identity": Identity,
}


def activation_layer(name: str, n_in: int, n_out: int, rng: np.random.Generator, dtype: Any) -> Layer:
    """Return a new layer for the unit of that name, for a hidden layer from n_in to n_out.

    Raises
    ------
    ValueError
        When there is no such unit.

    Examples
    --------
    >>> activation_layer("relu", 3, 2, np.random.default_rng(0), np.float64)
    ReLU()
    """
    if name == "prelu":
        return PReLU(n_out, dtype=dtype)
    if name == "maxout":
        return Maxout(n_in, n_out, 2, "xavier_uniform", rng, dtype)
    if name not in _UNITS:
        raise ValueError(f"expected activation among {', '.join([*_UNITS, 'prelu', 'maxout'])}; got {name!r}")
    return _UNITS[name]()


def default_initialiser(name: str) -> str:
    """Return "he_normal" for rectifiers, whose half of the signal is cut off, and "xavier_uniform" for the rest.

    Examples
    --------
    >>> default_initialiser("relu"), default_initialiser("tanh")
    ('he_normal', 'xavier_uniform')
    """
    return "he_normal" if name in {"relu", "leaky_relu", "prelu", "elu"} else "xavier_uniform"
