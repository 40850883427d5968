"""DropConnect: a linear layer that drops weights instead of units."""

from typing import Any

import numpy as np

from nnlib.arguments import check_drop_probability
from nnlib.functions.dropconnect import dropconnect_backward, dropconnect_forward
from nnlib.functions.linear import linear_backward, linear_forward
from nnlib.layers.initialisation import Initialiser
from nnlib.layers.layer import FloatArray, no_forward_pass
from nnlib.layers.linear import Linear


class DropConnect(Linear):
    """Z = X (W * M) / (1 - p) + b in training, with one mask a batch; X W + b at test.

    Parameters
    ----------
    n_in, n_out, init, rng, dtype
        As in :class:`~nnlib.layers.Linear`; ``rng`` also draws the masks.
    p : float
        In [0, 1): the probability of dropping a weight. The bias is never dropped.

    References
    ----------
    Wan and others, *Regularization of neural networks using DropConnect*, 2013; Cerisara (2018).

    Examples
    --------
    >>> layer = DropConnect(3, 2, p=0.5, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((4, 3)), training=True).shape
    (4, 2)
    """

    def __init__(
        self,
        n_in: int,
        n_out: int,
        p: float,
        rng: np.random.Generator,
        init: Initialiser = "xavier_uniform",
        dtype: Any = np.float64,
    ) -> None:
        super().__init__(n_in, n_out, init, rng, dtype)
        check_drop_probability(p)
        self.p, self.rng = float(p), rng
        self._mask: FloatArray | None = None

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return Z, shape (n, n_out)."""
        self._X = X
        if training:
            Z, self._mask = dropconnect_forward(X, self.W, self.b, self.p, self.rng)
            return Z
        self._mask = None
        return linear_forward(X, self.W, self.b)

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX and write dW and db."""
        if self._X is None:
            raise no_forward_pass()
        if self._mask is None:
            dX, self.dW[...], self.db[...] = linear_backward(dY, self._X, self.W)
        else:
            dX, self.dW[...], self.db[...] = dropconnect_backward(dY, self._X, self.W, self._mask, self.p)
        return dX

    def __repr__(self) -> str:
        return f"DropConnect({self.W.shape[0]}, {self.W.shape[1]}, p={self.p})"
