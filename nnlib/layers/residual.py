"""The residual connection, Y = X + F(X): the identity gives the gradient a way around the block."""

from collections.abc import Sequence

import numpy as np

from nnlib.layers.layer import FloatArray, Layer
from nnlib.layers.sequential import Sequential


class Residual(Layer):
    r"""Add the input of a block of layers to its output.

    .. math:: Y = X + F(X), \quad dX = dY + \frac{\partial F}{\partial X}^T dY

    Parameters
    ----------
    layers : list of Layer
        The block F; it must return as many columns as it takes.

    References
    ----------
    He, Zhang, Ren and Sun, *Deep residual learning for image recognition*, 2016; Shuai's lecture (2018).

    Examples
    --------
    >>> from nnlib.layers import ReLU
    >>> block = Residual([ReLU()])
    >>> block.forward(np.array([[-1.0, 2.0]])), block.backward(np.array([[1.0, 1.0]]))
    (array([[-1.,  4.]]), array([[1., 2.]]))
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        self.block = Sequential(layers)

    @property
    def sublayers(self) -> tuple[Layer, ...]:
        """The block."""
        return (self.block,)

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return X + F(X), of the shape of X."""
        F = self.block.forward(X, training)
        if F.shape != X.shape:
            raise ValueError(f"expected a block that keeps the shape {X.shape}; got {F.shape}: match its last layer")
        return np.add(X, F, out=self.buffer("Y", X.shape, X.dtype))

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dY plus what comes back through the block."""
        dX = self.block.backward(dY)
        assert dX is not None
        return np.add(dY, dX, out=self.buffer("dX", dY.shape, dY.dtype))

    def output_shape(self, n_in: int) -> int:
        """Return n_in, after checking the block."""
        n_out = self.block.output_shape(n_in)
        if n_out != n_in:
            raise ValueError(f"expected a block with {n_in} outputs for {n_in} inputs; got {n_out}")
        return n_in

    def __repr__(self) -> str:
        return f"Residual({', '.join(map(repr, self.block.layers))})"
