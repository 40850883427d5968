"""What sigmoid, tanh and ReLU layers share: one output for each input, and a gradient read off the output itself."""

import numpy as np

from nnlib.layers.layer import FloatArray, Layer, no_forward_pass


class ElementwiseLayer(Layer):
    """A unit whose derivative is known from its output A, so its input need not be kept.

    Subclasses write ``A`` in :meth:`activate` and ``dZ`` in :meth:`differentiate`, both into a given array.
    """

    output_needed = True

    def __init__(self) -> None:
        super().__init__()
        self._A: FloatArray | None = None

    def activate(self, Z: FloatArray, A: FloatArray) -> None:
        """Write f(Z) into A, which may be Z itself."""
        raise NotImplementedError

    def differentiate(self, dA: FloatArray, A: FloatArray, dZ: FloatArray) -> None:
        """Write dA * f'(Z) into dZ, which may be dA itself; A is f(Z)."""
        raise NotImplementedError

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return A = f(X), of the shape of X."""
        A = X if self.overwrites_input else self.buffer("A", X.shape, X.dtype)
        self.activate(X, A)
        self._A = A
        return A

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX = dY * f'(X)."""
        if self._A is None:
            raise no_forward_pass()
        dX = dY if self.overwrites_gradient else self.buffer("dX", dY.shape, dY.dtype)
        self.differentiate(dY, self._A, dX)
        return dX


class ReLU(ElementwiseLayer):
    """The rectifier, A = max(0, Z), with derivative 0 at 0; the pure pair: ``nnlib.relu``, ``nnlib.relu_backward``.

    Examples
    --------
    >>> ReLU().forward(np.array([[-1.0, 0.0, 3.0]]))
    array([[0., 0., 3.]])
    """

    def activate(self, Z: FloatArray, A: FloatArray) -> None:
        """Write max(0, Z) into A."""
        if self.kernels and A is Z and Z.flags.c_contiguous:
            self.kernels.rectify(A)
        else:
            np.maximum(Z, 0, out=A)

    def differentiate(self, dA: FloatArray, A: FloatArray, dZ: FloatArray) -> None:
        """Write dA where A > 0, else 0, into dZ."""
        if self.kernels and dZ is dA and dA.flags.c_contiguous and A.flags.c_contiguous:
            self.kernels.relu_gradient(dZ, A)
        else:
            np.multiply(dA, np.greater(A, 0, out=self.buffer("mask", A.shape, np.bool_)), out=dZ)


class Sigmoid(ElementwiseLayer):
    """The logistic unit, A = 1 / (1 + exp(-Z)); the pure pair is ``nnlib.sigmoid`` and ``nnlib.sigmoid_backward``.

    Written as (1 + tanh(Z / 2)) / 2, the same function without overflow for any Z.

    Examples
    --------
    >>> Sigmoid().forward(np.array([[0.0, 1000.0, -1000.0]]))
    array([[0.5, 1. , 0. ]])
    """

    def activate(self, Z: FloatArray, A: FloatArray) -> None:
        """Write the sigmoid of Z into A."""
        np.multiply(Z, 0.5, out=A)
        np.tanh(A, out=A)
        np.add(A, 1, out=A)
        np.multiply(A, 0.5, out=A)

    def differentiate(self, dA: FloatArray, A: FloatArray, dZ: FloatArray) -> None:
        """Write dA * A * (1 - A) into dZ."""
        slope = self.buffer("slope", A.shape, A.dtype)
        np.subtract(1, A, out=slope)
        np.multiply(slope, A, out=slope)
        np.multiply(dA, slope, out=dZ)


class Tanh(ElementwiseLayer):
    """The hyperbolic tangent; the pure pair is ``nnlib.tanh`` and ``nnlib.tanh_backward``.

    Examples
    --------
    >>> Tanh().forward(np.array([[0.0, 1000.0]]))
    array([[0., 1.]])
    """

    def activate(self, Z: FloatArray, A: FloatArray) -> None:
        """Write tanh(Z) into A."""
        np.tanh(Z, out=A)

    def differentiate(self, dA: FloatArray, A: FloatArray, dZ: FloatArray) -> None:
        """Write dA * (1 - A**2) into dZ."""
        slope = self.buffer("slope", A.shape, A.dtype)
        np.multiply(A, A, out=slope)
        np.subtract(1, slope, out=slope)
        np.multiply(dA, slope, out=dZ)
