"""PReLU: a leaky rectifier whose slope is learned, one for each unit."""

from typing import Any

import numpy as np

from nnlib.functions.prelu import prelu, prelu_backward
from nnlib.layers.layer import FloatArray, Layer, no_forward_pass


class PReLU(Layer):
    """A = Z where Z > 0, else ``alpha * Z``, on :func:`nnlib.prelu` and :func:`nnlib.prelu_backward`.

    Parameters
    ----------
    n : int
        Number of units.
    alpha : float
        The slope to start from.
    dtype : dtype

    References
    ----------
    He, Zhang, Ren and Sun, *Delving deep into rectifiers*, 2015.

    Examples
    --------
    >>> layer = PReLU(2)
    >>> layer.forward(np.array([[-4.0, 2.0]]))
    array([[-1.,  2.]])
    >>> layer.backward(np.ones((1, 2))), layer.dalpha
    (array([[0.25, 1.  ]]), array([-4.,  0.]))
    """

    parameter_names = ("alpha",)

    def __init__(self, n: int, alpha: float = 0.25, dtype: Any = np.float64) -> None:
        super().__init__()
        self.alpha = np.full(n, alpha, dtype)
        self.dalpha = np.zeros(n, dtype)
        self._Z: FloatArray | None = None

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return A, of the shape of X."""
        self._Z = X
        return prelu(X, self.alpha)

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX and write dalpha."""
        if self._Z is None:
            raise no_forward_pass()
        dX, self.dalpha[...] = prelu_backward(dY, self._Z, self.alpha)
        return dX

    def output_shape(self, n_in: int) -> int:
        """Return n_in, the number of units."""
        if n_in != self.alpha.size:
            raise ValueError(f"expected {self.alpha.size} inputs, one for each slope; got {n_in}")
        return n_in

    def __repr__(self) -> str:
        return f"PReLU({self.alpha.size})"
