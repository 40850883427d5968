"""Lesson 03: a computation graph with values and gradients on its edges, from any nodes of the contract.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

import nnlib
from nnlib.widgets.graph_layout import graph_layout
from nnlib.widgets.marks import Arrow, Box, Line, Mark, Text
from nnlib.widgets.picture import Axis, Panel, Picture

WIDTH, HEIGHT = 74, 44


def graph_picture(node: Any, grads: Sequence[Any], expected: Sequence[Any] | None = None) -> Picture:
    """Draw the graph that ends in ``node``.

    Parameters
    ----------
    node : node
        The output.
    grads : sequence
        The gradient of each node, in the order of :func:`nnlib.topological_order`.
    expected : sequence, optional
        nnlib's gradients; nodes where ``grads`` differ from them are coloured and counted.

    Returns
    -------
    Picture
    """
    order = nnlib.topological_order(node)
    index = {id(each): i for i, each in enumerate(order)}
    places, routes = graph_layout([[index[id(source)] for source in each.inputs] for each in order])
    expected = grads if expected is None else expected
    wrong = [not np.allclose(np.asarray(g, float), np.asarray(e, float)) for g, e in zip(grads, expected, strict=True)]
    columns, rows = (
        max(x for x, _ in places) + 1,
        1 - min(y for route in [places, *(r for one in routes for r in one)] for _, y in route),
    )
    width, height = 760, int(min(560, max(200, 60 + 96 * rows)))
    half_box = WIDTH / 2 * columns / (width - 28)
    users = Counter(id(source) for each in order for source in each.inputs)
    marks: list[Mark] = []
    for i, each in enumerate(order):
        locals_ = each.local_grads() if each.inputs else ()
        for source, local, route in zip(each.inputs, locals_, routes[i], strict=True):
            # Where a source has several edges the texts stand nearer to the gates, else nearer to the source.
            share = 0.62 if users[id(source)] > 1 else 0.42
            marks += edge(route, shown(source.value), flow(grads[i], local), half_box, share)
    for i, each in enumerate(order):
        x, y = places[i]
        color = "vermillion" if wrong[i] else "sky" if each.inputs else "yellow"
        marks.append(Box(x, y, f"{name_of(each)}\n{shown(each.value)}", WIDTH, HEIGHT, color))
        marks.append(Text(x, y - 0.36, f"∂ = {shown(grads[i])}", "vermillion", halo=True))
        if wrong[i]:
            marks.append(Text(x, y - 0.53, f"nnlib: {shown(expected[i])}", "black", halo=True))
    panel = Panel(
        Axis("", -0.5, columns - 0.5, visible=False),
        Axis("", 0.35 - rows, 0.4, visible=False),
        marks,
        "values go forward (blue), gradients come back (vermillion)",
        legend=False,
    )
    leaves = [i for i, each in enumerate(order) if not each.inputs]
    numbers = {f"∂f/∂{name_of(order[i])}": shown(grads[i]) for i in leaves}
    differ = f" Gradients that differ from nnlib's: {sum(wrong)}." if any(wrong) else ""
    spoken = ", ".join(
        f"{name_of(order[i])} is {shown(order[i].value)} with gradient {shown(grads[i])}" for i in leaves
    )
    return Picture(
        rows=[[panel]],
        numbers={"f": shown(node.value), **numbers},
        formula="gradient on an edge = gradient of the gate × local derivative; "
        "a value used more than once adds them up",
        summary=f"f is {shown(node.value)}; {spoken}.{differ}",
        width=width,
        height=height,
    )


def edge(route: Sequence[tuple[float, float]], value: str, back: str, half_box: float, share: float) -> list[Mark]:
    """Return the arrow from box to box with the value above it and the returning gradient below."""
    (x0, y0), *bends, (x1, y1) = route
    x0, x1 = x0 + half_box, x1 - half_box
    from_x, from_y = bends[-1] if bends else (x0, y0)
    marks: list[Mark] = []
    if bends:
        marks.append(Line([x0, *(x for x, _ in bends)], [y0, *(y for _, y in bends)], "grey", 1.5))
    marks.append(Arrow(from_x, from_y, x1, y1, "grey", 1.5))
    end_x, end_y = bends[0] if bends else (x1, y1)
    x, y = x0 + share * (end_x - x0), y0 + share * (end_y - y0)
    return [
        *marks,
        Text(x, y + 0.11, value, "blue", halo=True),
        Text(x, y - 0.11, back, "vermillion", halo=True),
    ]


def flow(grad: Any, local: Any) -> str:
    """Return the gradient that flows back along one edge; for arrays, whose locals may be Jacobians, nothing."""
    both = np.size(grad) == 1 and np.size(local) == 1
    return shown(np.asarray(grad).item() * np.asarray(local).item()) if both else ""


def shown(value: Any) -> str:
    """Return a number with three digits, an array as its shape."""
    array = np.asarray(value, dtype=np.float64)
    return f"{array.item():.3g}".replace("-", "\N{MINUS SIGN}") if array.size == 1 else "×".join(map(str, array.shape))


def name_of(node: Any) -> str:
    """Return what stands in the node's box: its symbol, its name, or its class."""
    for attribute in ("symbol", "name"):
        text = getattr(node, attribute, "")
        if isinstance(text, str) and text:
            return text
    return shown(node.value) if not node.inputs else type(node).__name__
