"""Gaussian noise on the input of a layer: no two epochs see quite the same example."""

import numpy as np

from nnlib.functions.gaussian_noise import gaussian_noise_backward, gaussian_noise_forward
from nnlib.layers.layer import FloatArray, Layer


class GaussianNoise(Layer):
    """Y = X + N(0, std**2) in training, X at test.

    Parameters
    ----------
    std : float
        Standard deviation, at least 0.
    rng : numpy.random.Generator

    References
    ----------
    Cerisara, lecture on deep learning (2018), regularisation.

    Examples
    --------
    >>> layer = GaussianNoise(0.1, np.random.default_rng(0))
    >>> layer.forward(np.ones((1, 2)))
    array([[1., 1.]])
    """

    def __init__(self, std: float, rng: np.random.Generator) -> None:
        super().__init__()
        if not std >= 0:
            raise ValueError(f"expected std of at least 0; got {std}: it is a standard deviation")
        self.std, self.rng = float(std), rng

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return Y, of the shape of X."""
        return gaussian_noise_forward(X, self.std, self.rng, training)

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dY: the noise does not depend on X."""
        return gaussian_noise_backward(dY)

    def __repr__(self) -> str:
        return f"GaussianNoise({self.std})"
