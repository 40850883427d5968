"""What can be set in the playground: its choices by name, and which settings start the network anew.

Contract: a :class:`Settings` holds one value for each control of the widget, under the control's name; data sets depend
on nothing else but a generator.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

import nnlib
from nnlib.data import make_blobs, make_circles, make_moons, make_spirals
from nnlib.optimizers import SGD, Adadelta, Adagrad, Adam, Momentum, Nesterov, Optimizer, RMSprop

Data = tuple[np.ndarray, np.ndarray]


def _clouds(n: int, noise: float, rng: np.random.Generator) -> Data:
    return make_blobs(n, [[-0.6, -0.5], [0.6, 0.5]], noise, rng=rng)


def _four_clouds(n: int, noise: float, rng: np.random.Generator) -> Data:
    X, y = make_blobs(n, [[-0.7, -0.7], [0.7, 0.7], [-0.7, 0.7], [0.7, -0.7]], noise, rng=rng)
    return X, y // 2


DATA_SETS: dict[str, tuple[Callable[[int, float, np.random.Generator], Data], str]] = {
    "two clouds": (_clouds, "one cloud a class: a line is enough"),
    "XOR clouds": (_four_clouds, "opposite corners share a class: no line is enough"),
    "circles": (lambda n, s, rng: make_circles(n, s, rng=rng), "one class around the other: the boundary must close"),
    "moons": (lambda n, s, rng: make_moons(n, s, rng=rng), "two half circles hooked into each other"),
    "spirals": (lambda n, s, rng: make_spirals(n, noise=s, rng=rng), "two arms wound around each other"),
}
FEATURES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "x₁, x₂": lambda X: X,
    "x₁, x₂, x₁², x₂²": lambda X: np.column_stack([X, X**2]),
    "x₁, x₂, x₁x₂": lambda X: np.column_stack([X, X[:, 0] * X[:, 1]]),
    "x₁, x₂, sin πx₁, sin πx₂": lambda X: np.column_stack([X, np.sin(np.pi * X)]),
}
ACTIVATIONS = ("relu", "tanh", "sigmoid", "leaky_relu", "elu", "softplus", "identity")
REGULARISATIONS = ("none", "L1", "L2")
SCHEDULES: dict[str, tuple[Callable[[float, int], float], str]] = {
    "constant": (lambda lr, t: lr, "η(t) = η₀"),
    "1 / t": (lambda lr, t: nnlib.inverse_decay(lr, t, 0.01), "η(t) = η₀ / (1 + 0.01 t)"),
    "1 / √t": (nnlib.inverse_sqrt_decay, "η(t) = η₀ / √(t + 1)"),
    "steps": (lambda lr, t: nnlib.step_decay(lr, t, 0.5, 200), "η(t) = η₀ · ½^⌊t / 200⌋"),
    "exponential": (lambda lr, t: nnlib.exponential_decay(lr, t, 0.002), "η(t) = η₀ · exp(−0.002 t)"),
}
OPTIMIZERS: dict[str, tuple[Callable[..., Optimizer], str]] = {
    "SGD": (SGD, "w ← w − η g"),
    "momentum": (Momentum, "v ← 0.9 v − η g,  w ← w + v"),
    "Nesterov": (Nesterov, "v ← 0.9 v − η g(w + 0.9 v),  w ← w + v"),
    "AdaGrad": (Adagrad, "s ← s + g²,  w ← w − η g / (√s + ε)"),
    "RMSprop": (RMSprop, "s ← 0.9 s + 0.1 g²,  w ← w − η g / (√s + ε)"),
    "AdaDelta": (Adadelta, "Δ = √((u + ε) / (s + ε)) g,  w ← w − η Δ,  s, u: running means of g² and Δ²"),
    "Adam": (Adam, "w ← w − η m̂ / (√v̂ + ε),  m̂, v̂: running means of g and g², corrected for their start"),
}


@dataclass(frozen=True)
class Settings:
    """One value for each control; a network that was trained with them can be trained again."""

    data: str = "moons"
    noise: float = 0.2
    features: str = "x₁, x₂"
    layers: int = 2
    units: int = 8
    activation: str = "tanh"
    batch_norm: bool = False
    optimizer: str = "Adam"
    lr: float = 0.01
    schedule: str = "constant"
    batch: int = 32
    regularisation: str = "none"
    lam: float = 0.01
    dropout: float = 0.0

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Settings":
        """Take the settings out of a widget's values, in the types that they have here."""
        usual = cls()
        return cls(**{item.name: type(getattr(usual, item.name))(values[item.name]) for item in fields(cls)})

    @property
    def structure(self) -> tuple[Any, ...]:
        """The settings that cannot change while a network learns: the data, its features and the layers."""
        return self.data, self.noise, self.features, self.layers, self.units, self.activation, self.batch_norm
