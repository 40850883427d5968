"""Lesson 02: logistic regression by gradient descent, its probability map and its loss, step by step.

Contract: :func:`logistic_picture` is pure; :class:`LogisticDescent` remembers the path of one learning rate, so that
moving the step slider only looks it up.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Control, Slider
from nnlib.widgets.frame import checked_points, equal_limits, grid, limits
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.marks import HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.perceptron_boundary import boundary
from nnlib.widgets.picture import Axis, Panel, Picture

COLUMNS, ROWS = 72, 56


class LogisticDescent:
    """Gradient descent on all rows from zero weights, computed as far as it is asked for.

    Parameters
    ----------
    X : ndarray, shape (n_samples, 2)
    y : ndarray, shape (n_samples,)
    lr : float
    gradient : callable
        ``gradient(X, y, w, b) -> dw, db``.
    loss : callable
        ``loss(w, b)``, recorded before the first step and after each.
    """

    def __init__(
        self,
        X: np.ndarray,
        y: np.ndarray,
        lr: float,
        gradient: Callable[..., Any],
        loss: Callable[[np.ndarray, float], float],
    ) -> None:
        self.X, self.y, self.lr, self.gradient, self.loss = X, y, lr, gradient, loss
        start = np.zeros(2)
        self.path: list[tuple[np.ndarray, float]] = [(start, 0.0)]
        self.losses = [loss(start, 0.0)]

    def up_to(self, step: int) -> tuple[np.ndarray, float, list[float]]:
        """Return ``w`` and ``b`` after ``step`` steps, and the losses up to there."""
        while len(self.path) <= step:
            w, b = self.path[-1]
            dw, db = self.gradient(self.X, self.y, w, b)
            w, b = w - self.lr * np.asarray(dw, dtype=np.float64), b - self.lr * float(db)
            self.path.append((w, b))
            self.losses.append(self.loss(w, b))
        return *self.path[step], self.losses[: step + 1]


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


class LogisticBoundary(CanvasWidget):
    """Choose the learning rate and follow logistic regression step by step.

    Parameters
    ----------
    X : array, shape (n_samples, 2)
    y : array of 0 and 1, shape (n_samples,)
    predict_proba, loss, gradient : callable, optional
        The learner's ``predict_proba(X, w, b)``, ``binary_cross_entropy(y, p)`` and ``logistic_gradient(X, y, w, b)``;
        nnlib's where they are missing or do not work, and then a notice says so.
    lr : float
        The learning rate at the start, within 0.001 and 100.
    steps : int
        The step that is shown at the start.
    max_steps : int
        Where the slider ends.
    """

    title = "Logistic regression: learning rate and boundary"

    def __init__(
        self,
        X: ArrayLike,
        y: ArrayLike,
        predict_proba: Callable[..., Any] | None = None,
        loss: Callable[..., Any] | None = None,
        gradient: Callable[..., Any] | None = None,
        lr: float = 0.5,
        steps: int = 10,
        max_steps: int = 100,
    ) -> None:
        self.X, self.y = checked_points(X, y)
        self.lr, self.steps, self.max_steps = lr, steps, max_steps
        self.predict_proba = LearnerFunction("predict_proba", predict_proba, nnlib.predict_proba)
        self.loss = LearnerFunction("binary_cross_entropy", loss, nnlib.binary_cross_entropy)
        self.gradient = LearnerFunction("logistic_gradient", gradient, nnlib.logistic_gradient)
        self.descent: LogisticDescent | None = None
        super().__init__()

    def controls(self) -> list[Control]:
        """Return the sliders of the learning rate and of the step, and the buttons that walk."""
        return [
            Slider("lr", "learning rate η", 0.001, 100, 0.05, self.lr, log=True),
            Slider("step", "step", 0, self.max_steps, 1, self.steps),
            Button("next", "next step"),
            Button("play", "play", repeat=True),
            Button("reset", "reset"),
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the picture after ``step`` steps with the learning rate ``lr``."""
        lr, step = float(values["lr"]), int(values["step"])
        # A path on which nnlib's functions stood in is walked again, to try the learner's and to keep the notice true.
        if self.descent is None or lr != self.descent.lr or self.gradient.failed or self.loss.failed:
            self.gradient.failed = self.loss.failed = False
            self.descent = LogisticDescent(self.X, self.y, lr, self.gradient, self._loss)
        w, b, losses = self.descent.up_to(step)
        return logistic_picture(self.X, self.y, w, b, losses, lr, self.max_steps, self.predict_proba)

    def _loss(self, w: np.ndarray, b: float) -> float:
        return float(self.loss(self.y, self.predict_proba(self.X, w, b)))

    def press(self, name: str) -> None:
        """Go one step on, or back to step 0."""
        step = 0 if name == "reset" else min(self.max_steps, int(self.values["step"]) + 1)
        self.values = {**self.values, "step": step}
