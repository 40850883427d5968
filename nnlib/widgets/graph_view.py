"""Lesson 03: a computation graph with values going forward and gradients coming back along its edges.

Contract: any nodes with ``inputs``, ``value``, ``grad`` and ``local_grads()`` will do, the learner's as well as
nnlib's. The drawing is :mod:`nnlib.widgets.pictures.graph`; the widget builds the graph anew for every position of
the sliders.
"""

from collections.abc import Callable, Mapping
from typing import Any

import nnlib
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Control, Slider
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.graph import graph_picture


def gradients(node: Any, backpropagate: Callable[[Any], None]) -> tuple[Any, ...]:
    """Run ``backpropagate(node)`` and return the gradients of all nodes in nnlib's topological order."""
    order = nnlib.topological_order(node)
    # What an earlier run left must not pass for the result of this one.
    for each in order:
        each.grad = 0.0
    backpropagate(node)
    return tuple(each.grad for each in order)


class GraphView(CanvasWidget):
    """A computation graph; the sliders are its inputs.

    Parameters
    ----------
    build : callable or node
        ``build(**inputs)`` makes the graph from numbers and returns its output node; or a finished graph.
    inputs : mapping of str to float
        The arguments of ``build`` and where their sliders start.
    backpropagate : callable, optional
        The learner's ``backpropagate(node)``; nnlib's where it is missing or does not work, and then a notice says so.
        Gradients that differ from nnlib's are coloured, with nnlib's beside them.
    low, high, step : float
        The range of the sliders.

    Raises
    ------
    TypeError
        If ``build`` is neither a function nor a node.
    """

    title = "Computation graph: values and gradients"

    def __init__(
        self,
        build: Any,
        inputs: Mapping[str, float] | None = None,
        backpropagate: Callable[[Any], None] | None = None,
        low: float = -5.0,
        high: float = 5.0,
        step: float = 0.1,
    ) -> None:
        finished = hasattr(build, "inputs") and hasattr(build, "value")
        if not finished and not callable(build):
            raise TypeError(f"expected a function that builds a graph, or a node; got {type(build).__name__}")
        if finished and inputs:
            raise TypeError("expected a function that builds the graph because inputs are given; got a finished node")
        self.build: Callable[..., Any] = (lambda: build) if finished else build
        self.inputs = {name: float(value) for name, value in (inputs or {}).items()}
        self.range = (low, high, step)
        learner = None if backpropagate is None else lambda node: gradients(node, backpropagate)
        self.backpropagate = LearnerFunction(
            "backpropagate", learner, lambda node: gradients(node, nnlib.backpropagate)
        )
        super().__init__()

    def controls(self) -> list[Control]:
        """Return one slider for each input."""
        low, high, step = self.range
        return [
            Slider(name, name, min(low, value), max(high, value), step, value) for name, value in self.inputs.items()
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Build the graph for the sliders' values and return its picture."""
        node = self.build(**{name: float(values[name]) for name in self.inputs})
        expected = gradients(node, nnlib.backpropagate)
        return graph_picture(node, self.backpropagate(node), expected)
