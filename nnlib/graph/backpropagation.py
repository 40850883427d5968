"""Backpropagation: gradients flow from the output to the inputs, gate by gate; and the forward pass again."""

from typing import Any

import numpy as np

from nnlib.graph.order import topological_order


def backpropagate(node: Any) -> None:
    r"""Set ``grad`` of every node below to the derivative of ``node`` with respect to it.

    .. math:: \frac{\partial f}{\partial f} = 1, \qquad
              \frac{\partial f}{\partial x} = \sum_{g \,:\, x \in \text{inputs}(g)}
              \frac{\partial f}{\partial g} \frac{\partial g}{\partial x}

    Gradients start from zero at each call, so that calling twice gives the same, and accumulate where a value is used
    more than once.

    Parameters
    ----------
    node : object with ``inputs``, ``value``, ``grad`` and ``local_grads()``
        A scalar output, usually the loss. A node with a ``backward(upstream)`` is asked for its gradients with it.

    Raises
    ------
    ValueError
        When the value of ``node`` is not a single number, or a gate gives another number of derivatives than inputs.

    References
    ----------
    Cerisara, "Backpropagation"; Linnainmaa, 1970.

    Examples
    --------
    >>> from nnlib.graph import Variable
    >>> x, y, z = Variable(-2.0), Variable(5.0), Variable(-4.0)
    >>> f = (x + y) * z
    >>> backpropagate(f)
    >>> [float(v.grad) for v in (x, y, z)]
    [-4.0, -4.0, 3.0]
    """
    if np.size(node.value) != 1:
        raise ValueError(
            f"expected one number to derive; got a value of shape {np.shape(node.value)}: take its sum or mean first"
        )
    order = topological_order(node)
    for each in order:
        each.grad = np.zeros_like(each.value) if np.ndim(each.value) else 0.0
    node.grad = np.ones_like(node.value) if isinstance(node.value, np.ndarray) else 1.0
    for each in reversed(order):
        if not each.inputs:
            continue
        if hasattr(each, "backward"):
            gradients = each.backward(each.grad)
        else:
            gradients = [each.grad * local for local in each.local_grads()]
        if len(gradients) != len(each.inputs):
            raise ValueError(
                f"expected {len(each.inputs)} local derivatives because there are {len(each.inputs)} inputs; "
                f"got {len(gradients)} from {type(each).__name__}: return one per input"
            )
        for source, gradient in zip(each.inputs, gradients, strict=True):
            source.grad = source.grad + gradient


def evaluate(node: Any) -> Any:
    """Compute all values again after leaves were given new ones, and return the value of ``node``.

    Examples
    --------
    >>> from nnlib.graph import Variable
    >>> x = Variable(2.0)
    >>> f = x * x
    >>> x.value = 5.0
    >>> float(evaluate(f))
    25.0
    """
    for each in topological_order(node):
        each.evaluate()
    return node.value
