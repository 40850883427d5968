"""Where to draw the nodes of a graph, and what to write on them: plain data for any picture."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from nnlib.graph.order import topological_order


@dataclass(frozen=True)
class DrawnNode:
    """One node of a drawing: its label, value and gradient as text, and its place (layers to the right, rows down)."""

    label: str
    value: str
    grad: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """A graph as data: nodes in topological order, and edges as pairs of positions in ``nodes``."""

    nodes: tuple[DrawnNode, ...]
    edges: tuple[tuple[int, int], ...]


def draw(node: Any, digits: int = 3) -> Drawing:
    """Lay a graph out in layers from left to right: a node stands one layer after its last input.

    Parameters
    ----------
    node : object with ``inputs``, ``value`` and ``grad``
        The output.
    digits : int
        Significant digits of the numbers; arrays are shown by their shape.

    Returns
    -------
    Drawing

    Examples
    --------
    >>> from nnlib.graph import Variable
    >>> drawing = draw(Variable(2.0, name="x") * Variable(3.0, name="y"))
    >>> [(n.label, n.value, n.x) for n in drawing.nodes], drawing.edges
    ([('x', '2', 0.0), ('y', '3', 0.0), ('×', '6', 1.0)], ((0, 2), (1, 2)))
    """
    order = topological_order(node)
    index = {id(each): i for i, each in enumerate(order)}
    layer: list[int] = []
    rows_used: dict[int, int] = {}
    places = []
    for each in order:
        depth = max((layer[index[id(source)]] + 1 for source in each.inputs), default=0)
        layer.append(depth)
        places.append((depth, rows_used.get(depth, 0)))
        rows_used[depth] = rows_used.get(depth, 0) + 1
    tallest = max(rows_used.values())
    nodes = tuple(
        DrawnNode(
            label=getattr(each, "symbol", "") or getattr(each, "name", "") or type(each).__name__,
            value=_text(each.value, digits),
            grad=_text(each.grad, digits),
            x=float(depth),
            y=row + (tallest - rows_used[depth]) / 2,
        )
        for each, (depth, row) in zip(order, places, strict=True)
    )
    edges = tuple((index[id(source)], index[id(each)]) for each in order for source in each.inputs)
    return Drawing(nodes, edges)


def _text(number: Any, digits: int) -> str:
    if number is None:
        return ""
    array = np.asarray(number)
    return f"{array.item():.{digits}g}" if array.size == 1 else "×".join(map(str, array.shape))
