"""The optimizers that race: one step each, with its state carried along.

Contract: a racer maps ``(w, state, t)`` to ``(w, state)`` by calling the step function of the lesson with the lesson's
arguments; ``t`` counts from 1. A path that leaves ``|w| <= 1e6`` ends there, in points that are not numbers.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

import nnlib
from nnlib.widgets.surfaces import Point, Surface

STEPS = {
    "SGD": "sgd_step",
    "momentum": "momentum_step",
    "Nesterov": "nesterov_step",
    "Adagrad": "adagrad_step",
    "RMSprop": "rmsprop_step",
    "Adam": "adam_step",
}
EPS, BETA2 = 1e-8, 0.999
State = tuple[Point, ...]


def advance(
    racer: str, step: Callable[..., Any], surface: Surface, w: Point, state: State, t: int, lr: float, beta: float
) -> tuple[Point, State]:
    """Return the parameters and the state after one step of ``racer``, whose step function is ``step``."""
    zeros = np.zeros_like(w)
    if racer == "SGD":
        return np.asarray(step(w, surface.gradient(w), lr), dtype=np.float64), ()
    first = state[0] if state else zeros
    if racer == "Nesterov":
        result = step(w, surface.gradient, first, lr, beta)
    elif racer == "momentum":
        result = step(w, surface.gradient(w), first, lr, beta)
    elif racer == "Adagrad":
        result = step(w, surface.gradient(w), first, lr, EPS)
    elif racer == "RMSprop":
        result = step(w, surface.gradient(w), first, lr, beta, EPS)
    else:
        second = state[1] if state else zeros
        result = step(w, surface.gradient(w), first, second, t, lr, beta, BETA2, EPS)
    new, *rest = (np.asarray(part, dtype=np.float64) for part in result)
    return new, tuple(rest)


class Path:
    """The path of one racer, walked as far as it is asked for.

    Parameters
    ----------
    racer : str
        A key of ``STEPS``.
    step : callable
        The step function of that name.
    surface : Surface
    lr, beta : float
        Learning rate; momentum, or the decay of RMSprop and the first decay of Adam.
    """

    def __init__(self, racer: str, step: Callable[..., Any], surface: Surface, lr: float, beta: float) -> None:
        self.racer, self.step, self.surface, self.lr, self.beta = racer, step, surface, lr, beta
        self.points = [np.array(surface.start, dtype=np.float64)]
        self.state: State = ()

    def up_to(self, n_steps: int) -> Point:
        """Return the points from the start to after ``n_steps`` steps, shape (n_steps + 1, 2)."""
        while len(self.points) <= n_steps:
            w = self.points[-1]
            if np.isfinite(w).all() and np.abs(w).max() <= 1e6:
                w, self.state = advance(
                    self.racer, self.step, self.surface, w, self.state, len(self.points), self.lr, self.beta
                )
            else:
                w = np.full(2, np.nan)
            self.points.append(w)
        return np.stack(self.points[: n_steps + 1])


def reference_step(racer: str) -> Callable[..., Any]:
    """Return nnlib's step function of a racer."""
    return getattr(nnlib, STEPS[racer])  # type: ignore[no-any-return]
