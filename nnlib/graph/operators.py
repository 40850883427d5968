"""The operators ``+ - * / ** @`` of nodes: each makes the gate of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nnlib.graph.gate import Gate


class Operators:
    """What lets nodes be written as formulas; the gates build on nodes, so they are imported at the call.

    Examples
    --------
    >>> from nnlib.graph import Variable
    >>> x = Variable(3.0)
    >>> float((1 - x**2 / 2).value)
    -3.5
    """

    def __add__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import add

        return add(self, other)

    def __radd__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import add

        return add(other, self)

    def __sub__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import subtract

        return subtract(self, other)

    def __rsub__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import subtract

        return subtract(other, self)

    def __mul__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import multiply

        return multiply(self, other)

    def __rmul__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import multiply

        return multiply(other, self)

    def __truediv__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import divide

        return divide(self, other)

    def __rtruediv__(self, other: Any) -> Gate:
        from nnlib.graph.arithmetic import divide

        return divide(other, self)

    def __matmul__(self, other: Any) -> Gate:
        from nnlib.graph.matrix import matmul

        return matmul(self, other)

    def __rmatmul__(self, other: Any) -> Gate:
        from nnlib.graph.matrix import matmul

        return matmul(other, self)

    def __neg__(self) -> Gate:
        from nnlib.graph.arithmetic import negate

        return negate(self)

    def __pow__(self, exponent: float) -> Gate:
        from nnlib.graph.arithmetic import power

        return power(self, exponent)
