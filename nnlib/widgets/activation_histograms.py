"""Lesson 06: what the scale of the initial weights does to the activations of every layer, with and without batch norm.

Contract: :func:`layer_activations` is pure, the drawing is :mod:`nnlib.widgets.pictures.histograms`; the same seed
gives the same weights.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.activations import FORWARD, INITIALISATIONS, initial_weights
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.histograms import histograms_picture

UNITS, MAX_DEPTH = 80, 10
ACTIVATIONS = ("tanh", "sigmoid", "relu")


def layer_activations(
    X: np.ndarray,
    depth: int,
    activation: Callable[[np.ndarray], np.ndarray],
    init: str,
    scale: float,
    batchnorm: Callable[..., Any] | None,
    seed: int = 0,
    xavier_uniform: Callable[..., Any] = nnlib.xavier_uniform,
    he_normal: Callable[..., Any] = nnlib.he_normal,
) -> list[np.ndarray]:
    """Return the activations of every layer of a fresh network, each of shape (n_samples, UNITS).

    Parameters
    ----------
    X : array, shape (n_samples, n_features)
    depth : int
        The number of layers.
    activation : callable
    init : str
        A key of ``INITIALISATIONS``.
    scale : float
        What the weights are multiplied by.
    batchnorm : callable or None
        ``batchnorm_forward`` in training mode before each activation, or None for a network without it.
    seed : int
        Of the weights.
    xavier_uniform, he_normal : callable
    """
    rng = np.random.default_rng(seed)
    A, layers = np.asarray(X, dtype=np.float64), []
    for _ in range(depth):
        W = initial_weights(init, A.shape[1], UNITS, scale, rng, xavier_uniform, he_normal)
        Z = A @ W
        if batchnorm is not None:
            ones, zeros = np.ones(UNITS), np.zeros(UNITS)
            Z = np.asarray(batchnorm(Z, ones, zeros, zeros, ones, 0.9, 1e-5, True)[0])
        A = np.asarray(activation(Z), dtype=np.float64)
        layers.append(A)
    return layers


class ActivationHistograms(CanvasWidget):
    """Change the scale of the initial weights and the depth, and see the activations fade, fill or saturate.

    Parameters
    ----------
    X : array, shape (n_samples, n_features), optional
        The inputs; 150 standard normal rows of 80 features when missing.
    batchnorm_forward, xavier_uniform, he_normal : callable, optional
        The learner's functions; nnlib's where they are missing or do not work, and then a notice says so.
    activation : {"tanh", "sigmoid", "relu"}
    depth : int
        At the start, 1 to 10.
    scale : float
        At the start, 0.05 to 5.
    """

    title = "Initialisation: activations by layer"

    def __init__(
        self,
        X: ArrayLike | None = None,
        batchnorm_forward: Callable[..., Any] | None = None,
        xavier_uniform: Callable[..., Any] | None = None,
        he_normal: Callable[..., Any] | None = None,
        activation: str = "tanh",
        depth: int = 6,
        scale: float = 0.5,
    ) -> None:
        self.X = np.random.default_rng(0).normal(size=(150, UNITS)) if X is None else np.asarray(X, dtype=np.float64)
        if self.X.ndim != 2:
            raise ValueError(f"expected X of shape (n_samples, n_features); got {self.X.shape}")
        if activation not in ACTIVATIONS:
            raise ValueError(f"expected one of {', '.join(ACTIVATIONS)}; got {activation!r}")
        self.batchnorm = LearnerFunction(
            "batchnorm_forward",
            None if batchnorm_forward is None else first_result(batchnorm_forward),
            first_result(nnlib.batchnorm_forward),
        )
        self.xavier = LearnerFunction("xavier_uniform", xavier_uniform, nnlib.xavier_uniform)
        self.he = LearnerFunction("he_normal", he_normal, nnlib.he_normal)
        self.start = (activation, depth, scale)
        self.seed = 0
        super().__init__()

    def controls(self) -> list[Control]:
        """Return scale, depth, activation, initialisation and batch norm."""
        activation, depth, scale = self.start
        return [
            Slider("scale", "scale s", 0.05, 5, 0.02, scale, log=True),
            Slider("depth", "depth", 1, MAX_DEPTH, 1, depth),
            Choice("activation", "activation", ACTIVATIONS, activation),
            Choice("init", "initialisation", tuple(INITIALISATIONS), "normal"),
            Switch("bn", "batch norm", False),
            Button("again", "other weights"),
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the histograms of a fresh network."""
        activation, init, scale = values["activation"], values["init"], float(values["scale"])
        layers = layer_activations(
            self.X,
            int(values["depth"]),
            FORWARD[activation],
            init,
            scale,
            self.batchnorm if values["bn"] else None,
            self.seed,
            self.xavier,
            self.he,
        )
        return histograms_picture(layers, activation, init, scale, bool(values["bn"]))

    def press(self, name: str) -> None:
        """Draw other weights."""
        self.seed += 1


def first_result(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that gives a tuple of the first result of ``function``; its cache is the learner's affair."""

    def first(*args: Any) -> Any:
        result = function(*args)
        return result[:1] if isinstance(result, tuple) else result

    return first
