"""Squared error: the loss head of regression and of auto-encoders."""

import numpy as np

from nnlib.functions.squared_error import squared_error, squared_error_backward
from nnlib.layers.layer import FloatArray
from nnlib.layers.loss_head import LossHead


class SquaredError(LossHead):
    """The squared error of :func:`nnlib.squared_error` between the values Z and the targets.

    Examples
    --------
    >>> loss, dZ = SquaredError().loss(np.array([[1.0]]), np.array([[1.0]]))
    >>> loss, dZ
    (0.0, array([[0.]]))
    """

    def loss(self, Z: FloatArray, y: np.ndarray) -> tuple[float, FloatArray]:
        """Return the loss and dZ for values Z (n, n_out) and targets of that shape, or (n,) for one output."""
        y = np.asarray(y, Z.dtype)
        if y.ndim == 1 and Z.shape[1] == 1:
            y = y[:, None]
        if y.shape != Z.shape:
            raise ValueError(f"expected targets of shape {Z.shape}; got {y.shape}: one row for each row of X")
        return float(squared_error(Z, y)), np.asarray(squared_error_backward(Z, y), Z.dtype)

    def probabilities(self, Z: FloatArray) -> FloatArray:
        """Return the values themselves, shape (n, n_out)."""
        return Z

    def decide(self, Z: FloatArray) -> np.ndarray:
        """Return the values; one output comes as (n,)."""
        return Z[:, 0] if Z.shape[1] == 1 else Z
