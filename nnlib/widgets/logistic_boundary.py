"""Lesson 02: logistic regression by gradient descent, its probability map and its loss, step by step.

Contract: the drawing is :mod:`nnlib.widgets.pictures.logistic`; :class:`LogisticDescent` remembers the path of one
learning rate, so that moving the step slider only looks it up.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Control, Slider
from nnlib.widgets.frame import checked_points
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.logistic import logistic_picture


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
