"""A computation graph with values above and gradients below its nodes."""

from typing import TYPE_CHECKING, Any

from nnlib.graph.drawing import draw
from nnlib.plots.style import COLOURS, axes_or_new

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_graph(node: Any, ax: "Axes | None" = None) -> "Axes":
    """Draw the graph that ends in ``node``, from left to right.

    Parameters
    ----------
    node : object with ``inputs``, ``value`` and ``grad``
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    References
    ----------
    Cerisara, "Backpropagation": values of the forward pass, gradients of the backward pass.

    Examples
    --------
    >>> from nnlib.graph import Variable, backpropagate
    >>> f = Variable(2.0, name="x") * Variable(3.0, name="y")
    >>> backpropagate(f)
    >>> [text.get_text() for text in plot_graph(f).texts if text.get_text()][:3]
    ['x', '2', 'grad 3']
    """
    drawing = draw(node)
    axes = axes_or_new(ax)
    for source, target in drawing.edges:
        a, b = drawing.nodes[source], drawing.nodes[target]
        arrow = {"arrowstyle": "-|>", "color": "0.4", "shrinkA": 14, "shrinkB": 14}
        axes.annotate("", (b.x, b.y), (a.x, a.y), arrowprops=arrow)
    for each in drawing.nodes:
        circle = {"boxstyle": "circle", "facecolor": "white", "edgecolor": "0.2"}
        axes.text(each.x, each.y, each.label, ha="center", va="center", bbox=circle)
        axes.text(each.x, each.y - 0.25, each.value, ha="center", va="bottom", color=COLOURS[0])
        axes.text(each.x, each.y + 0.25, f"grad {each.grad}", ha="center", va="top", color=COLOURS[5])
    axes.set_xlim(-0.5, max(each.x for each in drawing.nodes) + 0.5)
    axes.set_ylim(max(each.y for each in drawing.nodes) + 0.6, -0.6)
    axes.set_axis_off()
    return axes
