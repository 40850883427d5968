"""The activations that the widgets of deep networks offer, each with its derivative.

Contract: ``forward(Z) -> A`` and ``backward(dA, Z, A) -> dZ``, from nnlib's functions of the same names; the learner's
may take the place of a forward function.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

import nnlib

FORWARD: dict[str, Callable[..., Any]] = {
    "sigmoid": nnlib.sigmoid,
    "tanh": nnlib.tanh,
    "relu": nnlib.relu,
    "leaky_relu": lambda z: nnlib.leaky_relu(z, 0.01),
    "elu": lambda z: nnlib.elu(z, 1.0),
    "softplus": nnlib.softplus,
}
BACKWARD: dict[str, Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]] = {
    "sigmoid": lambda dA, Z, A: nnlib.sigmoid_backward(dA, A),
    "tanh": lambda dA, Z, A: nnlib.tanh_backward(dA, A),
    "relu": lambda dA, Z, A: nnlib.relu_backward(dA, Z),
    "leaky_relu": lambda dA, Z, A: nnlib.leaky_relu_backward(dA, Z, 0.01),
    "elu": lambda dA, Z, A: nnlib.elu_backward(dA, Z, 1.0),
    "softplus": lambda dA, Z, A: nnlib.softplus_backward(dA, Z),
}
FORMULAS = {
    "sigmoid": "σ(z) = 1 / (1 + e⁻ᶻ),  σ′ ≤ 1/4",
    "tanh": "tanh z,  tanh′ = 1 − tanh² ≤ 1",
    "relu": "max(0, z),  derivative 0 or 1",
    "leaky_relu": "z where z > 0, else 0.01 z",
    "elu": "z where z > 0, else eᶻ − 1",
    "softplus": "log(1 + eᶻ),  derivative σ(z)",
}
INITIALISATIONS = {
    "normal": "W ~ N(0, s²/n_in)",
    "Xavier": "W ~ s · U(−a, a),  a = √(6 / (n_in + n_out))",
    "He": "W ~ s · N(0, 2/n_in)",
}


def leaky_with_slope(function: Callable[..., Any] | None) -> Callable[..., Any] | None:
    """Return the learner's ``leaky_relu(z, slope)`` as a function of ``z``."""
    return None if function is None else lambda z: function(z, 0.01)


def elu_with_alpha(function: Callable[..., Any] | None) -> Callable[..., Any] | None:
    """Return the learner's ``elu(z, alpha)`` as a function of ``z``."""
    return None if function is None else lambda z: function(z, 1.0)


def initial_weights(
    name: str,
    n_in: int,
    n_out: int,
    scale: float,
    rng: np.random.Generator,
    xavier_uniform: Callable[..., Any] = nnlib.xavier_uniform,
    he_normal: Callable[..., Any] = nnlib.he_normal,
) -> np.ndarray:
    """Return weights of shape (n_in, n_out) drawn by one of ``INITIALISATIONS`` and multiplied by ``scale``."""
    if name == "Xavier":
        return scale * np.asarray(xavier_uniform(n_in, n_out, rng))
    if name == "He":
        return scale * np.asarray(he_normal(n_in, n_out, rng))
    return scale * rng.normal(0.0, 1.0 / np.sqrt(n_in), (n_in, n_out))
