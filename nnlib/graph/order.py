"""Topological order: every node after all the nodes that it is computed from."""

from typing import Any


def topological_order(node: Any) -> list[Any]:
    """Return all nodes that ``node`` depends on, inputs first and ``node`` last, each one once.

    It works without recursion, so graphs may be many thousand nodes deep.

    Parameters
    ----------
    node : object with ``inputs``
        Any node of the contract, of this package or not.

    Returns
    -------
    list of nodes

    Raises
    ------
    ValueError
        When a node depends on itself.

    References
    ----------
    Cerisara, "Autodiff": the dependencies are acyclic, and each variable is assigned once.

    Examples
    --------
    >>> from nnlib.graph import Variable
    >>> x = Variable(2.0)
    >>> y = x * x
    >>> topological_order(y) == [x, y]
    True
    """
    order: list[Any] = []
    finished: set[int] = set()
    open_nodes = {id(node)}
    stack = [(node, iter(node.inputs))]
    while stack:
        current, remaining = stack[-1]
        for child in remaining:
            if id(child) in open_nodes:
                raise ValueError("expected a graph without cycles; got a node that depends on itself: check the inputs")
            if id(child) not in finished:
                open_nodes.add(id(child))
                stack.append((child, iter(child.inputs)))
                break
        else:
            stack.pop()
            open_nodes.remove(id(current))
            finished.add(id(current))
            order.append(current)
    return order
