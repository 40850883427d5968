"""Units as layers over the pure pairs of ``nnlib.functions``: arctan, leaky ReLU, ELU, softplus, softmax and others."""

from typing import Any

from nnlib.functions.arctan import arctan, arctan_backward
from nnlib.functions.elu import elu, elu_backward
from nnlib.functions.identity import identity, identity_backward
from nnlib.functions.leaky_relu import leaky_relu, leaky_relu_backward
from nnlib.functions.softmax import log_softmax, log_softmax_backward, softmax, softmax_backward
from nnlib.functions.softplus import softplus, softplus_backward
from nnlib.layers.layer import FloatArray, Layer, no_forward_pass


class FunctionalLayer(Layer):
    """A unit made of two pure functions; ``backward`` gets the input, or the output where the pair is written so."""

    functions: tuple[Any, Any]
    backward_reads_output = False

    def __init__(self, **constants: float) -> None:
        super().__init__()
        self.constants = constants
        self.output_needed = self.backward_reads_output
        self._kept: FloatArray | None = None

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return f(X), of the shape of X."""
        A = self.functions[0](X, **self.constants)
        self._kept = A if self.backward_reads_output else X
        return A

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX."""
        if self._kept is None:
            raise no_forward_pass()
        return self.functions[1](dY, self._kept, **self.constants)


class Identity(FunctionalLayer):
    """A = Z, copied."""

    functions = (identity, identity_backward)

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return a copy of X."""
        return super().forward(X).copy()

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return a copy of dY."""
        return dY.copy()


class Arctan(FunctionalLayer):
    """A = arctan(Z)."""

    functions = (arctan, arctan_backward)


class LeakyReLU(FunctionalLayer):
    """A = Z where Z > 0, else ``slope * Z``.

    Examples
    --------
    >>> import numpy as np
    >>> LeakyReLU(0.1).forward(np.array([[-2.0, 2.0]]))
    array([[-0.2,  2. ]])
    """

    functions = (leaky_relu, leaky_relu_backward)

    def __init__(self, slope: float = 0.01) -> None:
        super().__init__(slope=slope)


class ELU(FunctionalLayer):
    """A = Z where Z > 0, else ``alpha * (exp(Z) - 1)``."""

    functions = (elu, elu_backward)

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__(alpha=alpha)


class Softplus(FunctionalLayer):
    """A = log(1 + exp(Z))."""

    functions = (softplus, softplus_backward)


class Softmax(FunctionalLayer):
    """The softmax of each row, inside a network; at its end use :class:`~nnlib.layers.SoftmaxCrossEntropy`."""

    functions = (softmax, softmax_backward)
    backward_reads_output = True


class LogSoftmax(FunctionalLayer):
    """The logarithm of the softmax of each row."""

    functions = (log_softmax, log_softmax_backward)
    backward_reads_output = True
