"""Lesson 04: the paths of optimizers on a surface and their heights against the step.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from nnlib.widgets.frame import grid
from nnlib.widgets.marks import HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.racers import STEPS
from nnlib.widgets.surfaces import Point, Surface

COLUMNS, ROWS = 80, 60
COLORS = dict(zip(STEPS, ("grey", "vermillion", "blue", "purple", "green", "black"), strict=True))
DASHES = dict(zip(STEPS, ("solid", "solid", "dashed", "dotted", "dashed", "solid"), strict=True))


@lru_cache(maxsize=16)
def height_map(surface: Surface) -> HeatMap:
    """Return the surface's heights, ``log(1 + f - lowest)``, as a heat map."""
    heights = surface.f(grid(surface.extent, COLUMNS, ROWS)).reshape(ROWS, COLUMNS)
    scaled = np.log1p(np.maximum(heights - surface.lowest, 0))
    return HeatMap(levels_of(scaled, float(scaled.min()), float(scaled.max())), surface.extent, "cividis", alpha=0.5)


def race_picture(surface: Surface, paths: Mapping[str, Point], lr: float, beta: float) -> Picture:
    """Draw the paths on the surface and the value of each optimizer against the step.

    Parameters
    ----------
    surface : Surface
    paths : mapping of str to array, shape (n_steps + 1, 2)
        A key of ``racers.STEPS`` to its points; points that are not finite have left the picture.
    lr, beta : float
        For the formula.
    """
    left, right, bottom, top = surface.extent
    marks: list[Mark] = [height_map(surface)]
    curves: list[Mark] = []
    values: dict[str, float] = {}
    n_steps = max((len(points) for points in paths.values()), default=1) - 1
    above: list[float] = []
    for racer, points in paths.items():
        with np.errstate(over="ignore", invalid="ignore"):
            heights = surface.f(points)
        values[racer] = float(heights[-1])
        gap = np.maximum(heights - surface.lowest, 1e-8)
        above += gap[np.isfinite(gap)].tolist()
        marks.append(Line(points[:, 0], points[:, 1], COLORS[racer], 2.2, DASHES[racer], label=racer))
        marks.append(Points(points[-1:, 0], points[-1:, 1], COLORS[racer], "circle", 6))
        curves.append(Line(np.arange(len(points)), gap, COLORS[racer], 2, DASHES[racer], label=racer))
    high = min(max(above, default=1.0), 1e3) * 2
    low = max(min(above, default=0.1), 1e-8) / 2
    plane = Panel(Axis("w₁", left, right), Axis("w₂", bottom, top), marks, surface.name, weight=1.3, legend=False)
    race = Panel(
        Axis("step", 0, max(20, n_steps)), Axis("f − lowest", low, high, log=True), curves, "height above the lowest"
    )
    left_out = [racer for racer, value in values.items() if not np.isfinite(value)]
    spoken = ", ".join(f"{racer} {value:.3g}" for racer, value in values.items())
    return Picture(
        rows=[[plane, race]],
        numbers={racer: f"{value:.4g}" if np.isfinite(value) else "diverged" for racer, value in values.items()},
        formula=f"{surface.formula}      η = {lr:.3g},  β = {beta:.2f} (momentum; ρ of RMSprop; β₁ of Adam)\n"
        "momentum: v ← βv − ηg, w ← w + v      Adam: w ← w − η m̂ / (√v̂ + ε)",
        summary=f"Step {n_steps} on the {surface.name}: {spoken}."
        + (f" Diverged: {', '.join(left_out)}." if left_out else ""),
        height=400,
    )
