"""Lesson 06: what the scale of the initial weights does to the activations of every layer, with and without batch norm.

Contract: :func:`layer_activations` and :func:`histograms_picture` are pure; the same seed gives the same weights.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

import nnlib
from nnlib.widgets.activations import FORMULAS, FORWARD, INITIALISATIONS, initial_weights
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.marks import Bars, Line, Text
from nnlib.widgets.picture import Axis, Panel, Picture

UNITS, MAX_DEPTH, BINS = 80, 10, 31
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


def histograms_picture(layers: Sequence[np.ndarray], activation: str, init: str, scale: float, bn: bool) -> Picture:
    """Draw one histogram a layer, with its mean and standard deviation.

    Parameters
    ----------
    layers : sequence of array
        The activations of each layer.
    activation, init : str
        For the formula and the limits of the axes.
    scale : float
    bn : bool
        Whether batch norm was used.
    """
    low, high = {"tanh": (-1.05, 1.05), "sigmoid": (-0.05, 1.05)}.get(activation, (-0.2, 4.0))
    edges = np.linspace(low, high, BINS + 1)
    centres = (edges[:-1] + edges[1:]) / 2
    shares = [np.histogram(np.clip(A, low, high), bins=edges)[0] / A.size for A in layers]
    tallest = min(1.0, 1.3 * max(float(share.max()) for share in shares))
    panels = []
    for i, (A, share) in enumerate(zip(layers, shares, strict=True)):
        mean, std = float(A.mean()), float(A.std())
        marks = [
            Bars(centres, share, edges[1] - edges[0], "blue"),
            Line([mean, mean], [0, tallest], "vermillion", 1.5, "dashed"),
            Text((low + high) / 2, 0.9 * tallest, f"std {std:.2g}", "black", halo=True),
        ]
        shown = i % 5 == 0
        x = Axis("activation", low, high, ticks=ticks_of(low, high))
        panels.append(
            Panel(x, Axis("share", 0, tallest, visible=shown), marks, f"layer {i + 1}", 1.25 if shown else 1.0)
        )
    nothing = Axis("", 0, 1, visible=False)
    # Empty panels keep the second row's columns under the first's.
    panels += [Panel(nothing, nothing, [])] * (MAX_DEPTH - len(panels) if len(panels) > 5 else 0)
    rows = [panels[:5], panels[5:]] if len(panels) > 5 else [panels]
    stds = [float(A.std()) for A in layers]
    ends = f"std of layer 1: {stds[0]:.3g}, of layer {len(layers)}: {stds[-1]:.3g}"
    last = layers[-1]
    stuck = float(np.mean(np.abs(last) > 0.97) if activation == "tanh" else np.mean((last < 0.03) | (last > 0.97)))
    numbers = {"std of layer 1": f"{stds[0]:.3g}", f"std of layer {len(layers)}": f"{stds[-1]:.3g}"}
    if activation == "relu":
        numbers["dead units in the last layer"] = f"{np.mean((last <= 0).all(axis=0)):.0%}"
    else:
        numbers["saturated in the last layer"] = f"{stuck:.0%}"
    norm = "z ← (z − μ) / √(σ² + ε) before each activation" if bn else "no batch norm"
    return Picture(
        rows=rows,
        numbers=numbers,
        formula=f"{INITIALISATIONS[init]},  s = {scale:.3g};  {FORMULAS[activation]}\n{norm}",
        summary=f"{len(layers)} layers of {activation}, {init} weights times {scale:.3g}, "
        f"{'with' if bn else 'without'} batch norm: {ends}.",
        height=200 * len(rows),
    )


def ticks_of(low: float, high: float) -> list[tuple[float, str]]:
    """Return few ticks, for narrow panels."""
    return [(v, f"{v:g}".replace("-", "\N{MINUS SIGN}")) for v in (-1.0, 0.0, 1.0, 2.0, 3.0, 4.0) if low <= v <= high]


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
