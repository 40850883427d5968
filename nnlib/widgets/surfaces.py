"""The surfaces on which optimizers race: value, gradient, where to look and where to start.

Contract: ``f`` maps points of shape (..., 2) to values of shape (...), ``gradient`` maps one point (2,) to (2,).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = NDArray[np.float64]


@dataclass(frozen=True)
class Surface:
    """A function of two parameters.

    Attributes
    ----------
    name, formula : str
    f : callable
        Points of shape (..., 2) to values of shape (...).
    gradient : callable
        One point (2,) to its gradient (2,).
    extent : tuple
        ``(left, right, bottom, top)``, what is drawn.
    start : pair of float
        Where all optimizers start.
    lowest : float
        The smallest value within the extent; heights are drawn as ``log(1 + f - lowest)``.
    """

    name: str
    formula: str
    f: Callable[[Point], Point]
    gradient: Callable[[Point], Point]
    extent: tuple[float, float, float, float]
    start: tuple[float, float]
    lowest: float = 0.0


def _quadratic(name: str, formula: str, a: float, b: float, start: tuple[float, float], lowest: float = 0.0) -> Surface:
    curvature = np.array([a, b])
    return Surface(
        name,
        formula,
        lambda w: 0.5 * (curvature * np.asarray(w) ** 2).sum(axis=-1),
        lambda w: curvature * w,
        (-3.0, 3.0, -2.2, 2.2),
        start,
        lowest,
    )


def _saddle(w: Point) -> Point:
    w = np.asarray(w)
    return 0.5 * w[..., 0] ** 2 - 0.5 * w[..., 1] ** 2 + 0.1 * w[..., 1] ** 4


def _saddle_gradient(w: Point) -> Point:
    return np.array([w[0], -w[1] + 0.4 * w[1] ** 3])


def _rosenbrock(w: Point) -> Point:
    w = np.asarray(w)
    return (1 - w[..., 0]) ** 2 + 10 * (w[..., 1] - w[..., 0] ** 2) ** 2


def _rosenbrock_gradient(w: Point) -> Point:
    valley = w[1] - w[0] ** 2
    return np.array([-2 * (1 - w[0]) - 40 * w[0] * valley, 20 * valley])


BOWL = _quadratic("bowl", "f(w) = (w₁² + 2 w₂²) / 2", 1.0, 2.0, (-2.5, 1.6))
RAVINE = _quadratic("ravine", "f(w) = (w₁² + 30 w₂²) / 2", 1.0, 30.0, (-2.7, 1.2))
SADDLE = Surface(
    "saddle",
    "f(w) = (w₁² − w₂²) / 2 + w₂⁴ / 10",
    _saddle,
    _saddle_gradient,
    (-3.0, 3.0, -2.2, 2.2),
    (-2.5, 0.01),
    -0.625,
)
ROSENBROCK = Surface(
    "Rosenbrock",
    "f(w) = (1 − w₁)² + 10 (w₂ − w₁²)²",
    _rosenbrock,
    _rosenbrock_gradient,
    (-2.0, 2.0, -1.0, 3.0),
    (-1.5, 2.0),
)
SURFACES = (BOWL, RAVINE, SADDLE, ROSENBROCK)
