"""Lesson 05: dropout and weight decay against the train and dev curves and the boundary.

Contract: the drawing is :mod:`nnlib.widgets.pictures.regularisation`; a moved slider starts training anew and answers
after the first ``CHUNK`` steps, the rest follows picture by picture.
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
from nnlib.widgets.pictures.regularisation import regularisation_picture
from nnlib.widgets.regularised_training import RegularisedTraining

CHUNK = 20


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
        If the data cannot be drawn in a plane, the labels are not 0 and 1, one of examples and labels is given without
        the other, or there is no step.
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
        if n_steps < 1:
            raise ValueError(f"expected n_steps >= 1; got {n_steps}: without a step there is no curve, 400 are usual")
        self.train = checked_points(*given_or_sample(X, y, "X", "y", 40, 1))
        self.dev = checked_points(*given_or_sample(X_dev, y_dev, "X_dev", "y_dev", 200, 2))
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


def given_or_sample(
    X: ArrayLike | None, y: ArrayLike | None, X_name: str, y_name: str, n: int, seed: int
) -> tuple[ArrayLike, ArrayLike]:
    """Return the examples and labels that were given, or a sample when both are missing."""
    if X is None and y is None:
        return sample(n, seed)
    if X is None or y is None:
        given, missing = (y_name, X_name) if X is None else (X_name, y_name)
        raise ValueError(f"expected {X_name} and {y_name} together; got {given} alone: pass {missing} as well")
    return X, y


def sample(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return ``n`` points of two moons that noise has mixed."""
    from nnlib.data import make_moons

    return make_moons(n, noise=0.35, rng=np.random.default_rng(seed))
