"""A gate made of plain functions: the formula of its value beside the formula of its derivatives."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nnlib.graph.node import Node


class Gate(Node):
    """A node whose forward and local derivatives are given as functions.

    Parameters
    ----------
    symbol : str
        Shown in drawings.
    forward : callable
        ``forward(*values) -> value``.
    local : callable
        ``local(value, *values) -> one derivative per input``: factors of the shape of the value for an elementwise
        gate; Jacobians of shape ``value.shape + input.shape`` when ``product`` is given.
    *inputs : Node or array-like
    product : callable, optional
        ``product(upstream, value, *values) -> one gradient per input``: the product of the upstream gradient with the
        Jacobians, computed without building them.

    Examples
    --------
    >>> from nnlib.graph import Variable, backpropagate
    >>> x = Variable(3.0)
    >>> cube = Gate("cube", lambda a: a**3, lambda value, a: (3 * a**2,), x)
    >>> backpropagate(cube)
    >>> float(x.grad)
    27.0
    """

    def __init__(
        self,
        symbol: str,
        forward: Callable[..., Any],
        local: Callable[..., Sequence[Any]],
        *inputs: Any,
        product: Callable[..., Sequence[Any]] | None = None,
    ) -> None:
        self.symbol = symbol
        self._forward, self._local, self._product = forward, local, product
        super().__init__(*inputs)

    def forward(self, *values: np.ndarray) -> Any:
        """Return the value for the given values of the inputs."""
        return self._forward(*values)

    def local_grads(self) -> Sequence[Any]:
        """Return one local derivative per input."""
        return self._local(self.value, *(node.value for node in self.inputs))

    def backward(self, upstream: Any) -> Sequence[Any]:
        """Return the gradient for each input, given the gradient of the value."""
        if self._product is None:
            return super().backward(upstream)
        return self._product(upstream, self.value, *(node.value for node in self.inputs))
