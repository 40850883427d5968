"""Lesson 01: the half-planes of a perceptron, its boundary, its mistakes, and the mistakes of every epoch.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.frame import checked_points, equal_limits, grid, limits
from nnlib.widgets.marks import Arrow, HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.picture import Axis, Panel, Picture

COLUMNS, ROWS = 80, 56
WEIGHTS = (1.45, 1.0)


def perceptron_picture(
    X: ArrayLike,
    y: ArrayLike,
    w: ArrayLike,
    b: float,
    predict: Callable[..., Any] = nnlib.predict,
    loss: Callable[..., Any] = nnlib.perceptron_loss,
    mistakes_per_epoch: Sequence[int] = (),
    visited: int | None = None,
    status: str = "",
) -> Picture:
    r"""Draw the half-planes of ``predict``, the line ``w1 x1 + w2 x2 + b = 0``, its normal ``w`` and the mistakes.

    Parameters
    ----------
    X : array, shape (n_samples, 2)
    y : array of 0 and 1, shape (n_samples,)
    w : array, shape (2,)
    b : float
    predict, loss : callable
        ``predict(X, w, b)`` and ``loss(X, y, w, b)``: the half-planes and the numbers; the line comes from w and b.
    mistakes_per_epoch : sequence of int
        The curve on the right.
    visited : int, optional
        The row that the last update looked at.
    status : str
        What the last button did.

    Returns
    -------
    Picture
    """
    X, y = checked_points(X, y)
    w, b = np.asarray(w, dtype=np.float64), float(b)
    extent = equal_limits(limits(X), aspect=1.21)
    left, right, bottom, top = extent
    decided = np.asarray(predict(grid(extent, COLUMNS, ROWS), w, b), dtype=np.float64).reshape(ROWS, COLUMNS)
    wrong = np.asarray(predict(X, w, b)) != y
    value, n_wrong = float(loss(X, y, w, b)), int(wrong.sum())
    marks: list[Mark] = [HeatMap(levels_of(decided, 0, 1), extent, "blue_orange", alpha=0.45, smooth=False)]
    for label, color, shape in ((0, "blue", "circle"), (1, "orange", "square")):
        marks.append(Points.at(X[y == label], color, shape, 5, label=f"y = {label}"))
    marks += boundary(w, b, extent)
    if n_wrong:
        marks.append(Points.at(X[wrong], "vermillion", "cross", 8, label="mistake"))
    if visited is not None:
        marks.append(Points.at(X[[visited]], "black", "ring", 11, label="last update"))
    plane = Panel(
        Axis("x₁", left, right), Axis("x₂", bottom, top), marks, "Boundary of the perceptron", weight=WEIGHTS[0]
    )
    signs = [f"{w[0]:.2f}·x₁", f"{w[1]:+.2f}·x₂", f"{b:+.2f}"]
    return Picture(
        rows=[[plane, mistakes_panel(mistakes_per_epoch, len(X))]],
        numbers={
            "mistakes": f"{n_wrong} of {len(X)}",
            "accuracy": f"{1 - n_wrong / len(X):.1%}",
            "loss": f"{value:.4g}",
            "length of w": f"{np.linalg.norm(w):.3g}",
        },
        formula=f"z = w₁x₁ + w₂x₂ + b = {' '.join(signs)}\n"
        f"ŷ = 1 where z ≥ 0, else 0      update: w ← w + η (y − ŷ) x,  b ← b + η (y − ŷ)\n{status}",
        summary=f"Weights {w[0]:.2f} and {w[1]:.2f}, bias {b:.2f}: {n_wrong} mistakes of {len(X)}, "
        f"loss {value:.3g}. {status}".strip(),
    )


def boundary(w: np.ndarray, b: float, extent: tuple[float, float, float, float], label: str = "z = 0") -> list[Mark]:
    """Return the line ``x @ w + b = 0`` and the arrow ``w`` on it; nothing when ``w`` is zero.

    The foot of the arrow is the point of the line nearest to the middle of the plot.
    """
    norm = float(np.linalg.norm(w))
    if norm == 0:
        return []
    left, right, bottom, top = extent
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    normal = w / norm
    foot = middle - (middle @ w + b) / norm * normal
    along = np.array([-normal[1], normal[0]]) * 2 * (right - left + top - bottom + np.abs(foot - middle).sum())
    ends = np.stack([foot - along, foot + along])
    tip = foot + w * min(1.0, 0.35 * min(right - left, top - bottom) / norm)
    return [
        Line(ends[:, 0], ends[:, 1], "black", 2.5, label=label),
        Arrow(foot[0], foot[1], tip[0], tip[1], "black", 2.5, "w"),
    ]


def mistakes_panel(mistakes_per_epoch: Sequence[int], n_samples: int) -> Panel:
    """Return the curve of mistakes against epochs."""
    epochs = np.arange(1, len(mistakes_per_epoch) + 1)
    n_epochs = max(10, len(mistakes_per_epoch))
    high = max(1, *mistakes_per_epoch, min(n_samples, 10))
    marks: list[Mark] = [
        Line(epochs, mistakes_per_epoch, "blue", 2),
        Points(epochs, mistakes_per_epoch, "blue", "circle", 3.5 if n_epochs <= 40 else 2),
    ]
    title = "Mistakes counted in each epoch"
    return Panel(Axis("epoch", 0, n_epochs + 0.5), Axis("mistakes", 0, 1.08 * high), marks, title, weight=WEIGHTS[1])
