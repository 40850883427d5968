"""The multi-layer perceptron of any depth."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnlib.layers import Layer, Linear, ReLU, Sigmoid, Tanh
from nnlib.layers.initialisation import Initialiser
from nnlib.models.network import Network

ACTIVATIONS: dict[str, Any] = {"relu": ReLU, "sigmoid": Sigmoid, "tanh": Tanh}


class MLP(Network):
    def __init__(self, sizes: Sequence[int], activation: str = "relu", *, rng: np.random.Generator, dtype: Any = np.float64, init: Initialiser = "he_normal") -> None:
        layers: list[Layer] = []
        for n_in, n_out in zip(sizes, sizes[1:]):
            layers += [Linear(n_in, n_out, init, rng, dtype), ACTIVATIONS[activation]()]
        super().__init__(sizes[0], layers[:-1], dtype=dtype)
