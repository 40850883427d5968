"""Lesson 07: the gradient norm and the dead units of every layer.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

import numpy as np

from nnlib.widgets.activations import (
    FORMULAS,
    INITIALISATIONS,
)
from nnlib.widgets.marks import Bars, Line, Mark, Points
from nnlib.widgets.picture import Axis, Panel, Picture

LOW, HIGH = 1e-40, 1e40


def gradient_flow_picture(
    norms: np.ndarray, dead: np.ndarray, activation: str, init: str, scale: float, residual: bool
) -> Picture:
    """Draw the gradient norm and the dead units of every layer.

    Parameters
    ----------
    norms, dead : array, shape (depth,)
        First layer first.
    activation, init : str
    scale : float
    residual : bool
        For the formula.
    """
    norms, depth = np.asarray(norms, dtype=np.float64), len(norms)
    layer = np.arange(1, depth + 1)
    shown = np.clip(np.nan_to_num(norms, nan=HIGH, posinf=HIGH), LOW, HIGH)
    low = 10.0 ** np.floor(np.log10(min(shown.min(), 1e-2)) - 0.2)
    high = 10.0 ** np.ceil(np.log10(max(shown.max(), 1e1)) + 0.1)
    marks: list[Mark] = [
        Line([0.5, depth + 0.5], [1, 1], "grey", 1, "dotted"),
        Line(layer, shown, "blue", 2),
        Points(layer, shown, "blue", "circle", 4 if depth <= 25 else 2.5),
    ]
    upper = Panel(
        Axis("layer (1 is next to the input)", 0.5, depth + 0.5, ticks=layer_ticks(depth)),
        Axis("‖dW‖", float(low), float(high), log=True),
        marks,
        "Gradient norm of every layer",
        weight=1.6,
    )
    lower = Panel(
        Axis("layer", 0.5, depth + 0.5, ticks=layer_ticks(depth)),
        Axis("share", 0, 1),
        [Bars(layer, dead, 0.8, "vermillion")],
        "Units with derivative 0 on every row",
    )
    ratio = float(norms[0] / norms[-1]) if norms[-1] > 0 else float("nan")
    change = ratio ** (1 / max(1, depth - 1)) if ratio > 0 else float("nan")
    step = "a ← a + f(a W)" if residual else "a ← f(a W)"
    return Picture(
        rows=[[upper, lower]],
        numbers={
            "‖dW‖ of layer 1": f"{norms[0]:.3g}",
            f"‖dW‖ of layer {depth}": f"{norms[-1]:.3g}",
            "first / last": f"{ratio:.3g}",
            "factor per layer": f"{change:.3g}",
            "dead units": f"{dead.mean():.0%}",
        },
        formula=f"{step},  f: {FORMULAS[activation]}\n{INITIALISATIONS[init]},  s = {scale:.3g};  "
        "going back, each layer multiplies by f′(z) and Wᵀ" + (", and adds what went past it" if residual else ""),
        summary=f"{depth} layers of {activation}, {init} weights times {scale:.3g}"
        f"{', residual' if residual else ''}: gradient norm {norms[0]:.2g} in the first layer, {norms[-1]:.2g} in "
        f"the last, a factor of {change:.2g} per layer.",
        height=340,
    )


def layer_ticks(depth: int) -> list[tuple[float, str]]:
    """Return whole-numbered ticks for the layers."""
    stride = 1 if depth <= 10 else 5 if depth <= 30 else 10
    return [(float(i), str(i)) for i in range(1, depth + 1) if i == 1 or i % stride == 0]
