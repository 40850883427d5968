"""Lesson 02: the probability map of logistic regression and its loss step by step.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.frame import checked_points, equal_limits, grid, limits
from nnlib.widgets.marks import HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.pictures.perceptron import boundary

COLUMNS, ROWS = 72, 56


def logistic_picture(
    X: ArrayLike,
    y: ArrayLike,
    w: ArrayLike,
    b: float,
    losses: ArrayLike,
    lr: float,
    n_steps: int,
    predict_proba: Callable[..., Any] = nnlib.predict_proba,
) -> Picture:
    """Draw the map of P(y = 1), the line where it is one half, and the loss of every step so far.

    Parameters
    ----------
    X : array, shape (n_samples, 2)
    y : array of 0 and 1, shape (n_samples,)
    w, b : array of shape (2,) and float
        Where the descent is now.
    losses : array, shape (steps + 1,)
        The loss before the first step and after each.
    lr : float
        The learning rate, for the formula.
    n_steps : int
        Where the axis of the steps ends.
    predict_proba : callable
        ``predict_proba(X, w, b)``; the map comes from it.
    """
    X, y = checked_points(X, y)
    w, b, losses = np.asarray(w, dtype=np.float64), float(b), np.asarray(losses, dtype=np.float64)
    extent = equal_limits(limits(X), aspect=1.21)
    left, right, bottom, top = extent
    cells = np.asarray(predict_proba(grid(extent, COLUMNS, ROWS), w, b), dtype=np.float64).reshape(ROWS, COLUMNS)
    accuracy = float(np.mean((np.asarray(predict_proba(X, w, b)) >= 0.5) == y))
    marks: list[Mark] = [HeatMap(levels_of(cells, 0, 1), extent, "blue_orange", alpha=0.8)]
    for label, color, shape in ((0, "blue", "circle"), (1, "orange", "square")):
        marks.append(Points.at(X[y == label], color, shape, 4.5, label=f"y = {label}"))
    marks += boundary(w, b, extent, "p = ½")
    plane = Panel(Axis("x₁", left, right), Axis("x₂", bottom, top), marks, "P(y = 1 | x)", weight=1.45)
    step, loss = len(losses) - 1, float(losses[-1])
    return Picture(
        rows=[[plane, loss_panel(losses, n_steps)]],
        numbers={
            "step": str(step),
            "loss": f"{loss:.4g}",
            "accuracy": f"{accuracy:.1%}",
            "w": f"({w[0]:.3g}, {w[1]:.3g})",
            "b": f"{b:.3g}",
        },
        formula=f"p = σ(w₁x₁ + w₂x₂ + b) = 1 / (1 + exp(−({w[0]:.2f}·x₁ {w[1]:+.2f}·x₂ {b:+.2f})))\n"
        f"w ← w − η Xᵀ(p − y) / n,  b ← b − η mean(p − y),  η = {lr:.3g}",
        summary=f"Step {step} with learning rate {lr:.3g}: loss {loss:.3g}, accuracy {accuracy:.0%}, "
        f"weights {w[0]:.2f} and {w[1]:.2f}, bias {b:.2f}.",
    )


def loss_panel(losses: np.ndarray, n_steps: int) -> Panel:
    """Return the curve of the loss; what rises above twice the first loss leaves the picture at the top."""
    finite = losses[np.isfinite(losses)]
    high = 1.1 * min(max(float(finite.max(initial=0.7)), 0.7), 2 * max(float(losses[0]), 0.7))
    steps = np.arange(len(losses))
    marks: list[Mark] = [
        Line([0, n_steps], [losses[0]] * 2, "grey", 1, "dotted", label="at the start"),
        Line(steps, losses, "blue", 2),
        Points(steps[-1:], losses[-1:], "vermillion", "circle", 5),
    ]
    return Panel(Axis("step", 0, n_steps), Axis("binary cross-entropy", 0, high), marks, "Loss")
