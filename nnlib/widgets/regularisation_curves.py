"""Lesson 05: dropout and weight decay against the train and dev curves and the boundary.

Contract: :func:`regularisation_picture` is pure; a moved slider starts training anew and answers after the first
``CHUNK`` steps, the rest follows picture by picture.
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
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.regularised_training import RegularisedTraining

COLUMNS, ROWS, CHUNK = 48, 38, 20


def regularisation_picture(training: RegularisedTraining, n_steps: int) -> Picture:
    """Draw the probability map of the trained network with both data sets, and both loss curves.

    Parameters
    ----------
    training : RegularisedTraining
        After at least one step.
    n_steps : int
        Where the axis of the steps ends.
    """
    (X, y), (X_dev, y_dev) = training.train, training.dev
    extent = equal_limits(limits(np.vstack([X, X_dev])), aspect=1.1)
    left, right, bottom, top = extent
    cells = training.predict_proba(grid(extent, COLUMNS, ROWS)).reshape(ROWS, COLUMNS)
    marks: list[Mark] = [HeatMap(levels_of(cells, 0, 1), extent, "blue_orange", alpha=0.8)]
    for label, color, shape in ((0, "blue", "circle"), (1, "orange", "square")):
        marks.append(Points.at(X_dev[y_dev == label], color, shape, 2))
        marks.append(Points.at(X[y == label], color, shape, 5, label=f"y = {label} (train)"))
    plane = Panel(Axis("x₁", left, right), Axis("x₂", bottom, top), marks, "P(y = 1 | x); dev points small", weight=1.2)
    steps = np.arange(training.n_steps)
    train_losses, dev_losses = np.array(training.train_losses), np.array(training.dev_losses)
    best = int(np.nanargmin(np.where(np.isfinite(dev_losses), dev_losses, np.inf)))
    curves: list[Mark] = [
        Line(steps, train_losses, "blue", 2.2, label="train"),
        Line(steps, dev_losses, "vermillion", 2.2, "dashed", label="dev"),
        Points([best], [dev_losses[best]], "vermillion", "ring", 6, label="lowest dev"),
    ]
    race = Panel(Axis("step", 0, n_steps), Axis("binary cross-entropy", 0, 1.0), curves, "Loss without the penalty")
    train_loss, dev_loss = training.loss(X, y), training.loss(X_dev, y_dev)
    accuracy = float(np.mean((training.predict_proba(X_dev) >= 0.5) == y_dev))
    norm = float(np.sqrt(sum((training.params[name] ** 2).sum() for name in ("W1", "W2"))))
    return Picture(
        rows=[[plane, race]],
        numbers={
            "step": str(training.n_steps),
            "train": f"{train_loss:.3f}",
            "dev": f"{dev_loss:.3f}",
            "lowest dev": f"{dev_losses[best]:.3f} at step {best}",
            "dev accuracy": f"{accuracy:.1%}",
            "length of W": f"{norm:.2f}",
        },
        formula=f"loss + λ/2 ΣW²,  λ = {training.lam:.3g}      dropout: a ← a · mask / (1 − p),  p = {training.p:.2f}",
        summary=f"Step {training.n_steps} with p {training.p:.2f} and lambda {training.lam:.3g}: train loss "
        f"{train_loss:.3f}, dev loss {dev_loss:.3f}, dev accuracy {accuracy:.0%}.",
        height=370,
    )


class RegularisationCurves(CanvasWidget):
    """Hold an overfitting network back with dropout and weight decay.

    Parameters
    ----------
    X, y : array, shape (n_samples, 2), and labels in {0, 1}
        The few training examples; two noisy moons of 40 points when missing.
    X_dev, y_dev : array
        The dev set; 200 points when missing.
    l2_penalty, dropout_forward, dropout_backward : callable, optional
        The learner's functions; nnlib's where they are missing or do not work, and then a notice says so.
    p, lam : float
        Where the sliders start.
    n_steps : int
        How long a training lasts.

    Raises
    ------
    ValueError
        If the data cannot be drawn in a plane or the labels are not 0 and 1.
    """

    title = "Dropout and weight decay: train and dev curves"

    def __init__(
        self,
        X: ArrayLike | None = None,
        y: ArrayLike | None = None,
        X_dev: ArrayLike | None = None,
        y_dev: ArrayLike | None = None,
        l2_penalty: Callable[..., Any] | None = None,
        dropout_forward: Callable[..., Any] | None = None,
        dropout_backward: Callable[..., Any] | None = None,
        p: float = 0.0,
        lam: float = 0.0,
        n_steps: int = 400,
    ) -> None:
        if X is None or y is None:
            X, y = sample(40, 1)
        if X_dev is None or y_dev is None:
            X_dev, y_dev = sample(200, 2)
        self.train, self.dev = checked_points(X, y), checked_points(X_dev, y_dev)
        self.penalty = LearnerFunction("l2_penalty", l2_penalty, nnlib.l2_penalty)
        self.forward = LearnerFunction("dropout_forward", dropout_forward, nnlib.dropout_forward)
        self.backward = LearnerFunction("dropout_backward", dropout_backward, nnlib.dropout_backward)
        self.start, self.n_steps = (p, lam), n_steps
        self.training: RegularisedTraining | None = None
        super().__init__()

    def controls(self) -> list[Control]:
        """Return the sliders of p and lambda, and a button that trains anew."""
        p, lam = self.start
        return [
            Slider("p", "dropout p", 0.0, 0.9, 0.05, p),
            Slider("lam", "weight decay λ", 0.0, 0.05, 0.001, lam),
            Button("again", "train again"),
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Start training anew if a slider has moved, do the next steps, and return the picture."""
        p, lam = float(values["p"]), float(values["lam"])
        if self.training is None or (self.training.p, self.training.lam) != (p, lam):
            self.training = RegularisedTraining(
                self.train,
                self.dev,
                p,
                lam,
                penalty=self.penalty,
                dropout_forward=self.forward,
                dropout_backward=self.backward,
            )
        self.training.run(min(CHUNK, self.n_steps - self.training.n_steps))
        self.continues = self.training.n_steps < self.n_steps
        return regularisation_picture(self.training, self.n_steps)

    def press(self, name: str) -> None:
        """Forget what was trained."""
        self.training = None


def sample(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return ``n`` points of two moons that noise has mixed."""
    from nnlib.data import make_moons

    return make_moons(n, noise=0.35, rng=np.random.default_rng(seed))
