"""Lesson 06: one histogram of activations a layer, with its mean and standard deviation.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

from collections.abc import Sequence

import numpy as np

from nnlib.widgets.activations import FORMULAS, INITIALISATIONS
from nnlib.widgets.marks import Bars, Line, Text
from nnlib.widgets.picture import Axis, Panel, Picture

BINS, COLUMNS = 31, 5


def histograms_picture(layers: Sequence[np.ndarray], activation: str, init: str, scale: float, bn: bool) -> Picture:
    """Draw one histogram a layer, with its mean and standard deviation.

    Parameters
    ----------
    layers : sequence of array
        The activations of each layer.
    activation, init : str
        For the formula and the limits of the axes.
    scale : float
    bn : bool
        Whether batch norm was used.
    """
    low, high = {"tanh": (-1.05, 1.05), "sigmoid": (-0.05, 1.05)}.get(activation, (-0.2, 4.0))
    edges = np.linspace(low, high, BINS + 1)
    centres = (edges[:-1] + edges[1:]) / 2
    shares = [np.histogram(np.clip(A, low, high), bins=edges)[0] / A.size for A in layers]
    tallest = min(1.0, 1.3 * max(float(share.max()) for share in shares))
    panels = []
    for i, (A, share) in enumerate(zip(layers, shares, strict=True)):
        mean, std = float(A.mean()), float(A.std())
        marks = [
            Bars(centres, share, edges[1] - edges[0], "blue"),
            Line([mean, mean], [0, tallest], "vermillion", 1.5, "dashed"),
            Text((low + high) / 2, 0.9 * tallest, f"std {std:.2g}", "black", halo=True),
        ]
        shown = i % COLUMNS == 0
        x = Axis("activation", low, high, ticks=ticks_of(low, high))
        panels.append(
            Panel(x, Axis("share", 0, tallest, visible=shown), marks, f"layer {i + 1}", 1.25 if shown else 1.0)
        )
    nothing = Axis("", 0, 1, visible=False)
    # Empty panels keep the second row's columns under the first's.
    panels += [Panel(nothing, nothing, [])] * (-len(panels) % COLUMNS if len(panels) > COLUMNS else 0)
    rows = [panels[i : i + COLUMNS] for i in range(0, len(panels), COLUMNS)]
    stds = [float(A.std()) for A in layers]
    ends = f"std of layer 1: {stds[0]:.3g}, of layer {len(layers)}: {stds[-1]:.3g}"
    last = layers[-1]
    stuck = float(np.mean(np.abs(last) > 0.97) if activation == "tanh" else np.mean((last < 0.03) | (last > 0.97)))
    numbers = {"std of layer 1": f"{stds[0]:.3g}", f"std of layer {len(layers)}": f"{stds[-1]:.3g}"}
    if activation == "relu":
        numbers["dead units in the last layer"] = f"{np.mean((last <= 0).all(axis=0)):.0%}"
    else:
        numbers["saturated in the last layer"] = f"{stuck:.0%}"
    norm = "z ← (z − μ) / √(σ² + ε) before each activation" if bn else "no batch norm"
    return Picture(
        rows=rows,
        numbers=numbers,
        formula=f"{INITIALISATIONS[init]},  s = {scale:.3g};  {FORMULAS[activation]}\n{norm}",
        summary=f"{len(layers)} layers of {activation}, {init} weights times {scale:.3g}, "
        f"{'with' if bn else 'without'} batch norm: {ends}.",
        height=200 * len(rows),
    )


def ticks_of(low: float, high: float) -> list[tuple[float, str]]:
    """Return few ticks, for narrow panels."""
    return [(v, f"{v:g}".replace("-", "\N{MINUS SIGN}")) for v in (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0) if low <= v <= high]
