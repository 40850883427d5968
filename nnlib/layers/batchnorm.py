"""Batch normalisation as a layer, with running and with exact population statistics."""

from typing import Any

import numpy as np

from nnlib.functions.population_statistics import population_statistics
from nnlib.layers.layer import FloatArray, Layer, no_forward_pass
from nnlib.layers.products import column_sums


class BatchNorm(Layer):
    r"""Standardise each unit over the mini-batch, then scale and shift by learned numbers.

    .. math:: \hat X = (X - \mu) / \sqrt{\sigma^2 + \epsilon}, \quad Y = \gamma \hat X + \beta

    The pure pair is :func:`nnlib.batchnorm_forward` and :func:`nnlib.batchnorm_backward`; here the same formulas write
    into kept arrays. One row has variance 0 and gives ``beta``.

    Parameters
    ----------
    n : int
        Number of units.
    momentum : float
        ``running = momentum * running + (1 - momentum) * batch``, with the biased variance.
    eps : float
        Inside the root.
    dtype : dtype

    Attributes
    ----------
    takes_population : bool
        While True, a test pass first makes mean and variance of its input the running ones
        (:func:`nnlib.training.use_population_statistics`).

    References
    ----------
    Ioffe and Szegedy, *Batch normalization*, 2015; Peeters (2018), section 6.6, writes eps outside the root.

    Examples
    --------
    >>> layer = BatchNorm(1)
    >>> layer.forward(np.array([[1.0], [3.0]]), training=True).round(3)
    array([[-1.],
           [ 1.]])
    >>> layer.running_mean
    array([0.2])
    """

    parameter_names = ("gamma", "beta")
    state_names = ("running_mean", "running_var")

    def __init__(self, n: int, momentum: float = 0.9, eps: float = 1e-5, dtype: Any = np.float64) -> None:
        super().__init__()
        if not 0 <= momentum <= 1 or not eps > 0:
            raise ValueError(f"expected momentum in [0, 1] and eps above 0; got {momentum} and {eps}")
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(n, dtype), np.zeros(n, dtype)
        self.dgamma, self.dbeta = np.zeros(n, dtype), np.zeros(n, dtype)
        self.running_mean, self.running_var = np.zeros(n, dtype), np.ones(n, dtype)
        self.batch_mean, self.batch_var = np.zeros(n, dtype), np.ones(n, dtype)
        self._X_hat: FloatArray | None = None
        self._scale: FloatArray = self.gamma
        self._trained = False
        self.takes_population = False

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return Y, of the shape of X; in training also move the running statistics."""
        if X.ndim != 2 or X.shape[1] != self.gamma.size:
            raise ValueError(f"expected X of shape (n, {self.gamma.size}), one column for each unit; got {X.shape}")
        X_hat = self.buffer("X_hat", X.shape, X.dtype)
        Y = self.buffer("Y", X.shape, X.dtype)
        if self.takes_population:
            self.running_mean[...], self.running_var[...] = population_statistics([X])
        if training:
            n = X.shape[0]
            mean = self.batch_mean = column_sums(X) / n
            np.subtract(X, mean, out=X_hat)
            var = self.batch_var = column_sums(np.multiply(X_hat, X_hat, out=Y)) / n
            self.running_mean += (1 - self.momentum) * (mean - self.running_mean)
            self.running_var += (1 - self.momentum) * (var - self.running_var)
        else:
            mean, var = self.running_mean, self.running_var
            np.subtract(X, mean, out=X_hat)
        scale = 1 / np.sqrt(var + self.eps)
        np.multiply(X_hat, scale, out=X_hat)
        self._X_hat, self._scale, self._trained = X_hat, scale, training
        np.multiply(X_hat, self.gamma, out=Y)
        return np.add(Y, self.beta, out=Y)

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX and write dgamma and dbeta."""
        X_hat = self._X_hat
        if X_hat is None:
            raise no_forward_pass()
        dX = self.buffer("dX", dY.shape, dY.dtype)
        self.dbeta[...] = column_sums(dY)
        self.dgamma[...] = column_sums(np.multiply(dY, X_hat, out=dX))
        if not self._trained:
            return np.multiply(dY, self.gamma * self._scale, out=dX)
        n = dY.shape[0]
        np.multiply(X_hat, -self.dgamma / n, out=dX)
        np.add(dX, dY, out=dX)
        np.subtract(dX, self.dbeta / n, out=dX)
        return np.multiply(dX, self.gamma * self._scale, out=dX)

    def output_shape(self, n_in: int) -> int:
        """Return n_in, the number of units."""
        if n_in != self.gamma.size:
            raise ValueError(f"expected {self.gamma.size} inputs, one for each gamma; got {n_in}")
        return n_in

    def __repr__(self) -> str:
        return f"BatchNorm({self.gamma.size})"
