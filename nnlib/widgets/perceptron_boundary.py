"""Lesson 01: the perceptron's boundary, moved by hand or by the perceptron's own updates.

Contract: :func:`perceptron_picture` is pure; the widget adds the sliders and remembers which row comes next. Updates
visit the rows in order, as :func:`nnlib.train_perceptron` does.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Control, Slider
from nnlib.widgets.frame import checked_points, equal_limits, grid, limits
from nnlib.widgets.learner import LearnerFunction
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


class PerceptronBoundary(CanvasWidget):
    """Move the perceptron's boundary by sliders, or let its update rule move it.

    Parameters
    ----------
    X : array, shape (n_samples, 2)
    y : array of 0 and 1, shape (n_samples,)
    predict, update, loss : callable, optional
        The learner's ``predict(X, w, b)``, ``perceptron_update(w, b, x, y, lr)`` and ``perceptron_loss(X, y, w, b)``;
        nnlib's where they are missing or do not work, and then a notice says so.
    w : pair of float
        Where the weights start; ``reset`` returns to it.
    b : float
        Where the bias starts.
    lr : float
        The learning rate of the updates.
    span : float
        The sliders go from ``-span`` to ``span``.

    Raises
    ------
    ValueError
        If the data cannot be drawn in a plane or the labels are not 0 and 1.
    """

    title = "Perceptron: boundary and updates"

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        predict: Callable[..., Any] | None = None,
        update: Callable[..., Any] | None = None,
        loss: Callable[..., Any] | None = None,
        w: Sequence[float] = (0.0, 0.0),
        b: float = 0.0,
        lr: float = 1.0,
        span: float = 5.0,
    ) -> None:
        self.X, self.y = checked_points(X, y)
        self.start = {"w1": float(w[0]), "w2": float(w[1]), "b": float(b)}
        self.lr, self.span = lr, span
        self.predict = LearnerFunction("predict", predict, nnlib.predict)
        self.update = LearnerFunction("perceptron_update", update, nnlib.perceptron_update)
        self.loss = LearnerFunction("perceptron_loss", loss, nnlib.perceptron_loss)
        self._forget_training()
        super().__init__()

    def controls(self) -> list[Control]:
        """Return three sliders and three buttons."""
        sliders = [
            Slider(name, label, -self.span, self.span, 0.05, self.start[name])
            for name, label in (("w1", "w₁"), ("w2", "w₂"), ("b", "b"))
        ]
        buttons = [("update", "next update"), ("epoch", "run an epoch"), ("reset", "reset")]
        return [*sliders, *(Button(name, label) for name, label in buttons)]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the picture for the sliders' weights."""
        w, b = np.array([values["w1"], values["w2"]], dtype=np.float64), float(values["b"])
        return perceptron_picture(
            self.X, self.y, w, b, self.predict, self.loss, self.mistakes_per_epoch, self.visited, self.status
        )

    def press(self, name: str) -> None:
        """Go to the next row that changes the weights, through a whole epoch, or back to the start."""
        if name == "reset":
            self._forget_training()
            self.values = dict(self.start)
        elif name == "epoch":
            self._visit(until_update=False)
        else:
            self._visit(until_update=True)

    def _forget_training(self) -> None:
        self.row, self.mistakes = 0, 0
        self.visited: int | None = None
        self.mistakes_per_epoch: list[int] = []
        self.status = ""

    def _visit(self, until_update: bool) -> None:
        """Visit rows in order, at most one round of them, and stop at the first update or at the end of the epoch."""
        w, b = np.array([self.values["w1"], self.values["w2"]], dtype=np.float64), float(self.values["b"])
        updates = 0
        for _ in range(len(self.X)):
            i = self.row
            new_w, new_b = self.update(w, b, self.X[i], int(self.y[i]), self.lr)
            new_w, new_b = np.asarray(new_w, dtype=np.float64), float(new_b)
            changed = bool(np.any(new_w != w) or new_b != b)
            w, b = new_w, new_b
            self._count(changed)
            if changed:
                updates, self.visited = updates + 1, i
                self.status = f"Row {i} (y = {self.y[i]}) was a mistake: w, b were updated."
            if (changed and until_update) or (self.row == 0 and not until_update):
                break
        if not updates:
            self.visited = None
            self.status = "No mistake left on the rows that were visited."
        elif not until_update:
            self.status = f"{updates} updates up to the end of epoch {len(self.mistakes_per_epoch)}."
        self.values = {"w1": float(w[0]), "w2": float(w[1]), "b": b}

    def _count(self, mistake: bool) -> None:
        self.mistakes += mistake
        self.row = (self.row + 1) % len(self.X)
        if self.row == 0:
            self.mistakes_per_epoch.append(self.mistakes)
            self.mistakes = 0
