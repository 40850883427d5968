"""Lesson 04: optimizers racing on a surface.

Contract: the drawing is :mod:`nnlib.widgets.pictures.race`; the widget keeps the paths of the present surface,
learning rate and beta, so that walking one step on costs one step of each optimizer.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.race import race_picture
from nnlib.widgets.racers import STEPS, Path, reference_step
from nnlib.widgets.surfaces import SURFACES, Surface

MAX_STEPS = 150


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
