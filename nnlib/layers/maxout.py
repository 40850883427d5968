"""Maxout: the largest of several linear pieces."""

from typing import Any

import numpy as np

from nnlib.functions.maxout import maxout, maxout_backward
from nnlib.layers.initialisation import Initialiser, initial_weights
from nnlib.layers.layer import FloatArray, Layer, no_forward_pass


class Maxout(Layer):
    """A = max over pieces j of ``X @ W[j] + b[j]``, on :func:`nnlib.maxout` and :func:`nnlib.maxout_backward`.

    Parameters
    ----------
    n_in, n_out : int
    n_pieces : int
        ``W`` is (n_pieces, n_in, n_out), ``b`` is (n_pieces, n_out).
    init, rng, dtype
        As in :class:`~nnlib.layers.Linear`.

    References
    ----------
    Goodfellow and others, *Maxout networks*, 2013; Shuai, lecture on deep learning (2018).

    Examples
    --------
    >>> layer = Maxout(3, 2, n_pieces=4, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((5, 3))).shape, layer.backward(np.ones((5, 2))).shape
    ((5, 2), (5, 3))
    """

    parameter_names = ("W", "b")
    penalised_names = ("W",)

    def __init__(
        self,
        n_in: int,
        n_out: int,
        n_pieces: int = 2,
        init: Initialiser = "xavier_uniform",
        rng: np.random.Generator | None = None,
        dtype: Any = np.float64,
    ) -> None:
        super().__init__()
        if n_pieces < 1:
            raise ValueError(f"expected at least one piece; got {n_pieces}")
        self.W = np.stack([initial_weights(init, n_in, n_out, rng, dtype) for _ in range(n_pieces)])
        self.b = np.zeros((n_pieces, n_out), dtype)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        self._X: FloatArray | None = None

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return A, shape (n, n_out)."""
        self._X = X
        return maxout(X, self.W, self.b)

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX and write dW and db."""
        if self._X is None:
            raise no_forward_pass()
        dX, self.dW[...], self.db[...] = maxout_backward(dY, self._X, self.W, self.b)
        return dX

    def output_shape(self, n_in: int) -> int:
        """Return n_out."""
        if n_in != self.W.shape[1]:
            raise ValueError(f"expected {self.W.shape[1]} inputs because W is {self.W.shape}; got {n_in}")
        return self.W.shape[2]

    def __repr__(self) -> str:
        return f"Maxout({self.W.shape[1]}, {self.W.shape[2]}, n_pieces={self.W.shape[0]})"
