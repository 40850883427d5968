"""Dropout: each unit is dropped with probability p, so that none can rely on another."""

import numpy as np

from nnlib.arguments import check_drop_probability, check_generator
from nnlib.layers.layer import FloatArray, Layer, no_forward_pass


class Dropout(Layer):
    r"""Drop units in training; the pure pair is ``nnlib.dropout_forward`` and ``nnlib.dropout_backward``.

    .. math:: Y = X \odot M / (1 - p), \quad M_{ij} = 1 \text{ with probability } 1 - p

    Parameters
    ----------
    p : float
        In [0, 1): the probability of DROPPING a unit.
    rng : numpy.random.Generator
        Draws the masks.
    classic : bool
        The form of the lectures: nothing is divided in training, and at test the outputs are multiplied by ``1 - p``,
        which is the same as scaling the weights that follow (:func:`nnlib.dropout_at_test`).

    References
    ----------
    Srivastava and others, *Dropout*, 2014; Allauzen (2017), where "scaled by p" holds only for p = 0.5.

    Examples
    --------
    >>> layer = Dropout(0.5, np.random.default_rng(0))
    >>> layer.forward(np.ones((1, 4)), training=True)
    array([[2., 0., 0., 0.]])
    >>> layer.forward(np.ones((1, 4)))
    array([[1., 1., 1., 1.]])
    """

    def __init__(self, p: float, rng: np.random.Generator, classic: bool = False) -> None:
        super().__init__()
        check_drop_probability(p)
        check_generator(rng)
        self.p, self.rng, self.classic = float(p), rng, classic
        self._scaled_mask: FloatArray | None = None
        self._factor: float | None = None

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return Y, of the shape of X."""
        if not training:
            self._scaled_mask, self._factor = None, 1 - self.p if self.classic else 1.0
            return X * self._factor
        draws = self.buffer("draws", X.shape, X.dtype)
        self.rng.random(out=draws, dtype=draws.dtype)
        kept = np.greater_equal(draws, self.p, out=self.buffer("kept", X.shape, np.bool_))
        scale = 1.0 if self.classic else 1 / (1 - self.p)
        self._scaled_mask = np.multiply(kept, draws.dtype.type(scale), out=draws)
        return np.multiply(X, draws, out=self.buffer("Y", X.shape, X.dtype))

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX: the same units dropped, the same scale."""
        if self._scaled_mask is None:
            if self._factor is None:
                raise no_forward_pass()
            return dY * self._factor
        return np.multiply(dY, self._scaled_mask, out=self.buffer("dX", dY.shape, dY.dtype))

    def __repr__(self) -> str:
        return f"Dropout({self.p})"
