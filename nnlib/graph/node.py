"""The node of a computation graph.

Contract: a node has ``inputs`` (nodes), ``value``, ``grad`` and ``local_grads()``, one local derivative per input. An
elementwise gate gives derivatives of the shape of its value, and `Node.backward` multiplies them with the upstream
gradient; any other gate gives whole Jacobians of shape ``value.shape + input.shape`` and has a cheaper ``backward``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnlib.graph.broadcasting import unbroadcast
from nnlib.graph.operators import Operators


class Node(Operators):
    """A gate whose value is computed when it is made: ``value = forward(*values of the inputs)``.

    Parameters
    ----------
    *inputs : Node or array-like
        Numbers and arrays become constants of the dtype of the other inputs.

    Attributes
    ----------
    inputs : tuple of Node
    value : ndarray or NumPy scalar
    grad : ndarray or NumPy scalar
        Derivative of the output with respect to this value, set by `backpropagate`; 0 before.

    Raises
    ------
    ValueError
        When the shapes of the inputs do not fit together.

    References
    ----------
    Cerisara, "Backpropagation": every gate computes its local gradient.

    Examples
    --------
    >>> from nnlib.graph import Variable, backpropagate
    >>> x = Variable(3.0)
    >>> f = x * x + x
    >>> backpropagate(f)
    >>> float(f.value), float(x.grad)
    (12.0, 7.0)
    """

    symbol = "?"
    value: Any
    __array_ufunc__ = None  # so that ndarray * Node asks the Node

    def __init__(self, *inputs: Any) -> None:
        dtypes = [node.value.dtype for node in inputs if isinstance(node, Node)]
        self.inputs: tuple[Node, ...] = tuple(
            node if isinstance(node, Node) else Constant(node, np.result_type(*dtypes) if dtypes else None)
            for node in inputs
        )
        self.grad: Any = 0.0
        self.evaluate()

    def evaluate(self) -> None:
        """Compute the value again from the present values of the inputs."""
        values = [node.value for node in self.inputs]
        try:
            self.value = np.asarray(self.forward(*values))
        except ValueError as error:
            shapes = " and ".join(str(value.shape) for value in values)
            raise ValueError(
                f"expected shapes that fit together in {type(self).__name__}; got {shapes}: {error}"
            ) from error

    def forward(self, *values: np.ndarray) -> Any:
        """Return the value for the given values of the inputs."""
        raise NotImplementedError(f"{type(self).__name__} has no forward: define it in the class")

    def local_grads(self) -> Sequence[Any]:
        """Return the derivative of the value with respect to each input, in the order of ``inputs``."""
        raise NotImplementedError(f"{type(self).__name__} has no local_grads: define it in the class")

    def backward(self, upstream: Any) -> Sequence[Any]:
        """Return the gradient for each input, given the gradient of this value: upstream times local (chain rule)."""
        return [
            unbroadcast(upstream * local, node.value.shape)
            for local, node in zip(self.local_grads(), self.inputs, strict=True)
        ]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(value={self.value}, grad={self.grad})"


class Variable(Node):
    """A leaf whose gradient is wanted: an input or a parameter.

    Parameters
    ----------
    value : array-like
        Integers become float64; float32 stays float32.
    name : str
        Shown in drawings.

    Attributes
    ----------
    value : ndarray
        A copy of what is given, now or later, so that changing one in place leaves the other as it was.

    Raises
    ------
    TypeError
        When the value does not hold numbers.

    Examples
    --------
    >>> w = Variable([1, 2], name="w")
    >>> w.value
    array([1., 2.])
    >>> w.value = 5
    >>> w.value
    array(5.)
    """

    def __init__(self, value: Any, name: str = "") -> None:
        self.value = value
        self.inputs = ()
        self.grad = 0.0
        self.symbol = name

    @property
    def value(self) -> Any:
        """The number or array that the leaf stands for."""
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        if value is getattr(self, "_value", None):  # after w.value -= step, which has changed the array itself
            return
        array = np.array(value)
        if array.dtype.kind not in "fiub":
            raise TypeError(f"expected numbers in {type(self).__name__}; got dtype {array.dtype}: pass floats")
        self._value = array if array.dtype.kind == "f" else array.astype(np.float64)

    def evaluate(self) -> None:
        """Do nothing: the value of a leaf is given."""

    def local_grads(self) -> Sequence[Any]:
        """Return nothing: a leaf has no inputs."""
        return ()


class Constant(Variable):
    """A leaf that is not learned: data, labels turned into numbers, fixed factors.

    Examples
    --------
    >>> Constant(2).value
    array(2.)
    """

    def __init__(self, value: Any, dtype: Any = None, name: str = "") -> None:
        super().__init__(value, name)
        if dtype is not None:
            self._value = self._value.astype(dtype, copy=False)
