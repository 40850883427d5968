"""Lesson 04: optimizers racing on a surface.

Contract: :func:`race_picture` is pure; the widget keeps the paths of the present surface, learning rate and beta, so
that walking one step on costs one step of each optimizer.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.frame import grid
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.marks import HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.racers import STEPS, Path, reference_step
from nnlib.widgets.surfaces import SURFACES, Point, Surface

COLUMNS, ROWS = 80, 60
COLORS = dict(zip(STEPS, ("grey", "vermillion", "blue", "purple", "green", "black"), strict=True))
DASHES = dict(zip(STEPS, ("solid", "solid", "dashed", "dotted", "dashed", "solid"), strict=True))
MAX_STEPS = 150


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


class OptimizerRace(CanvasWidget):
    """Race the optimizers of the lesson on a surface.

    Parameters
    ----------
    steps : mapping of str to callable, optional
        The learner's step functions by their names: ``{"sgd_step": sgd_step, ...}``; they may also be given by keyword.
        nnlib's where they are missing or do not work, and then a notice says so.
    surfaces : sequence of Surface
        What can be chosen; the first is shown first.
    lr, beta : float
        Where the sliders start.
    racers : sequence of str, optional
        Which take part at the start, of SGD, momentum, Nesterov, Adagrad, RMSprop and Adam; all by default.
    **functions : callable
        The learner's step functions, as ``sgd_step=sgd_step``.

    Raises
    ------
    TypeError
        If a function's name is not one of the lesson's step functions.
    """

    title = "Optimizers racing on a surface"

    def __init__(
        self,
        steps: Mapping[str, Callable[..., Any]] | None = None,
        surfaces: Sequence[Surface] = SURFACES,
        lr: float = 0.05,
        beta: float = 0.9,
        racers: Sequence[str] | None = None,
        **functions: Callable[..., Any],
    ) -> None:
        given = {**(steps or {}), **functions}
        unknown = set(given) - set(STEPS.values())
        if unknown:
            raise TypeError(f"expected some of {', '.join(STEPS.values())}; got {', '.join(sorted(unknown))}")
        self.surfaces = {surface.name: surface for surface in surfaces}
        self.start = (lr, beta, tuple(STEPS if racers is None else racers))
        self.steps = {
            racer: LearnerFunction(name, given.get(name), reference_step(racer)) for racer, name in STEPS.items()
        }
        self.paths: dict[tuple[Any, ...], Path] = {}
        super().__init__()

    def learner_functions(self) -> list[LearnerFunction]:
        """Return the step functions."""
        return list(self.steps.values())

    def controls(self) -> list[Control]:
        """Return the surface, the sliders, one switch for each optimizer, and the buttons."""
        lr, beta, racers = self.start
        names = tuple(self.surfaces)
        return [
            Choice("surface", "surface", names, names[0]),
            Slider("lr", "learning rate η", 0.001, 3, 0.02, lr, log=True),
            Slider("beta", "β", 0.0, 0.99, 0.01, beta),
            Slider("step", "step", 0, MAX_STEPS, 1, 40),
            *(Switch(racer, racer, racer in racers) for racer in STEPS),
            Button("next", "next step"),
            Button("play", "play", repeat=True),
            Button("reset", "reset"),
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the picture of the paths up to the chosen step."""
        lr, beta, n_steps = float(values["lr"]), float(values["beta"]), int(values["step"])
        surface = self.surfaces[values["surface"]]
        # Paths on which nnlib's step stood in are walked again, to try the learner's and to keep the notice true.
        self.paths = {
            key: path
            for key, path in self.paths.items()
            if key[1:] == (surface.name, lr, beta) and not self.steps[key[0]].failed
        }
        paths = {}
        for racer in STEPS:
            if values[racer]:
                self.steps[racer].failed = False
                key = (racer, surface.name, lr, beta)
                path = self.paths.setdefault(key, Path(racer, self.steps[racer], surface, lr, beta))
                paths[racer] = path.up_to(n_steps)
        return race_picture(surface, paths, lr, beta)

    def press(self, name: str) -> None:
        """Go one step on, or back to the start."""
        step = 0 if name == "reset" else min(MAX_STEPS, int(self.values["step"]) + 1)
        self.values = {**self.values, "step": step}
