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
from nnlib.layers.initialisation import Initialiser

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


def check_activation(name: str) -> None:
    """Raise a ValueError when there is no unit of that name.

    Examples
    --------
    >>> check_activation("prelu")
    """
    names = [*_UNITS, "prelu", "maxout"]
    if name not in names:
        raise ValueError(f"expected activation among {', '.join(names)}; got {name!r}")


def activation_layer(
    name: str, n_in: int, n_out: int, rng: np.random.Generator, dtype: Any, init: Initialiser = "xavier_uniform"
) -> Layer:
    """Return a new layer for the unit of that name, for a hidden layer from n_in to n_out; maxout has weights too.

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
        return Maxout(n_in, n_out, 2, init, rng, dtype)
    check_activation(name)
    return _UNITS[name]()


def default_initialiser(name: str) -> str:
    """Return "he_normal" for rectifiers, whose half of the signal is cut off, and "xavier_uniform" for the rest.

    Examples
    --------
    >>> default_initialiser("relu"), default_initialiser("tanh")
    ('he_normal', 'xavier_uniform')
    """
    return "he_normal" if name in {"relu", "leaky_relu", "prelu", "elu"} else "xavier_uniform"
