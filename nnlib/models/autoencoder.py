"""The auto-encoder: a network that gives back its input through a narrow (or noisy) middle."""

from typing import Any

import numpy as np

from nnlib.layers import GaussianNoise, Layer, Linear, SquaredError
from nnlib.layers.layer import FloatArray
from nnlib.models.activations import activation_layer, default_initialiser
from nnlib.models.network import Network


class Autoencoder(Network):
    r"""Encode with one hidden layer, decode with a linear one, and minimise the squared error.

    .. math:: H = f(X W_1 + b_1), \quad \hat X = H W_2 + b_2

    Parameters
    ----------
    n_in, n_hidden : int
    activation : str
        As in :class:`~nnlib.models.MLP`.
    rng : numpy.random.Generator
    dtype : dtype
    noise : float
        Standard deviation of noise on the input in training: the denoising auto-encoder.

    Raises
    ------
    ValueError
        When the unit is unknown, or maxout.

    References
    ----------
    Allauzen (2017) and Vitay, *Neurocomputing*: a good starting point for deep networks; Vincent and others (2008) for
    the noise.

    Examples
    --------
    >>> model = Autoencoder(4, 2, rng=np.random.default_rng(0))
    >>> model.encode(np.ones((3, 4))).shape, model.predict(np.ones((3, 4))).shape
    ((3, 2), (3, 4))
    """

    def __init__(
        self,
        n_in: int,
        n_hidden: int,
        activation: str = "sigmoid",
        *,
        rng: np.random.Generator,
        dtype: Any = np.float64,
        noise: float = 0.0,
    ) -> None:
        if activation == "maxout":
            raise ValueError("expected a unit without weights of its own; got 'maxout': use relu or sigmoid")
        init = default_initialiser(activation)
        self.encoder = Linear(n_in, n_hidden, init, rng, dtype)
        self.unit = activation_layer(activation, n_in, n_hidden, rng, dtype)
        layers: list[Layer] = [self.encoder, self.unit, Linear(n_hidden, n_in, "xavier_uniform", rng, dtype)]
        if noise:
            layers.insert(0, GaussianNoise(noise, rng))
        super().__init__(n_in, layers, SquaredError(), dtype)

    def encode(self, X: FloatArray) -> FloatArray:
        """Return the hidden values H, shape (n, n_hidden)."""
        return self.unit.forward(self.encoder.forward(self._checked(X))).copy()
