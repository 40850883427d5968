"""Lesson 05: the probability map of a network in training, and its train and dev curves.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

import numpy as np

from nnlib.widgets.frame import equal_limits, grid, limits
from nnlib.widgets.marks import HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.regularised_training import RegularisedTraining

COLUMNS, ROWS = 48, 38


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
