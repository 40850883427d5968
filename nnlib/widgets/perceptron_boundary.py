"""Lesson 01: the perceptron's boundary, moved by hand or by the perceptron's own updates.

Contract: the drawing is :mod:`nnlib.widgets.pictures.perceptron`; the widget adds the sliders and remembers which row
comes next. Updates visit the rows in order, as :func:`nnlib.train_perceptron` does.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Control, Slider
from nnlib.widgets.frame import checked_points
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.perceptron import perceptron_picture


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
