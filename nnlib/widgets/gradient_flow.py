"""Lesson 07: the gradient norm of every layer of a deep network, by depth, activation and initialisation.

Contract: :func:`flow_gradients` is pure, the drawing is :mod:`nnlib.widgets.pictures.gradient_norms`; the same seed
gives the same network. The upstream gradient is drawn at random and has norm 1, so that the picture shows the network
alone.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

import nnlib
from nnlib.widgets.activations import (
    BACKWARD,
    FORWARD,
    INITIALISATIONS,
    elu_with_alpha,
    initial_weights,
    leaky_with_slope,
)
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.gradient_norms import gradient_flow_picture

UNITS, ROWS, MAX_DEPTH = 32, 48, 50


def flow_gradients(
    depth: int,
    activation: str,
    init: str,
    scale: float,
    residual: bool,
    forward: Callable[[np.ndarray], np.ndarray] | None = None,
    seed: int = 0,
) -> tuple[list[np.ndarray], np.ndarray]:
    """Return the weight gradient of every layer and the share of units that are dead in each.

    Parameters
    ----------
    depth : int
    activation : str
        A key of ``activations.FORWARD``.
    init : str
        A key of ``INITIALISATIONS``.
    scale : float
        What the weights are multiplied by.
    residual : bool
        Whether each layer adds its input: ``A + f(A W)``.
    forward : callable, optional
        Takes the place of the activation's forward function.
    seed : int

    Returns
    -------
    gradients : list of array, shape (UNITS, UNITS)
        First layer first.
    dead : array, shape (depth,)
        The share of units whose derivative is zero for every row.
    """
    rng = np.random.default_rng(seed)
    forward, backward = forward or FORWARD[activation], BACKWARD[activation]
    A = rng.normal(size=(ROWS, UNITS))
    layers = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(depth):
            W = initial_weights(init, UNITS, UNITS, scale, rng)
            Z = A @ W
            output = np.asarray(forward(Z), dtype=np.float64)
            layers.append((A, W, Z, output))
            A = A + output if residual else output
        dA = rng.normal(size=A.shape)
        dA /= np.linalg.norm(dA)
        gradients: list[np.ndarray] = []
        dead = []
        for X, W, Z, output in reversed(layers):
            dZ = backward(dA, Z, output)
            dX, dW, _ = nnlib.linear_backward(dZ, X, W)
            dA = dA + dX if residual else dX
            gradients.append(dW)
            dead.append(float(np.mean((backward(np.ones_like(Z), Z, output) == 0).all(axis=0))))
    return gradients[::-1], np.array(dead[::-1])


class GradientFlow(CanvasWidget):
    """Make a network deeper and watch its gradients vanish, explode, or arrive.

    Parameters
    ----------
    leaky_relu, elu, softplus : callable, optional
        The learner's ``leaky_relu(z, slope)``, ``elu(z, alpha)`` and ``softplus(z)``.
    layer_gradient_norms : callable, optional
        The learner's ``layer_gradient_norms(grads)``, grads a list of arrays. nnlib's functions stand in where they
        are missing or do not work, and then a notice says so.
    activation : str
        At the start: sigmoid, tanh, relu, leaky_relu, elu or softplus.
    depth : int
        At the start, 2 to 50.
    """

    title = "Vanishing and exploding gradients"

    def __init__(
        self,
        leaky_relu: Callable[..., Any] | None = None,
        elu: Callable[..., Any] | None = None,
        softplus: Callable[..., Any] | None = None,
        layer_gradient_norms: Callable[..., Any] | None = None,
        activation: str = "sigmoid",
        depth: int = 10,
    ) -> None:
        if activation not in FORWARD:
            raise ValueError(f"expected one of {', '.join(FORWARD)}; got {activation!r}")
        learners = {"leaky_relu": leaky_with_slope(leaky_relu), "elu": elu_with_alpha(elu), "softplus": softplus}
        self.forward = {name: LearnerFunction(name, learners.get(name), function) for name, function in FORWARD.items()}
        self.norms = LearnerFunction("layer_gradient_norms", layer_gradient_norms, nnlib.layer_gradient_norms)
        self.start, self.seed = (activation, depth), 0
        super().__init__()

    def learner_functions(self) -> list[LearnerFunction]:
        """Return the activations and the norms."""
        return [*self.forward.values(), self.norms]

    def controls(self) -> list[Control]:
        """Return depth, scale, activation, initialisation and residual connections."""
        activation, depth = self.start
        return [
            Slider("depth", "depth", 2, MAX_DEPTH, 1, depth),
            Slider("scale", "scale s", 0.1, 10, 0.02, 1.0, log=True),
            Choice("activation", "activation", tuple(FORWARD), activation),
            Choice("init", "initialisation", tuple(INITIALISATIONS), "Xavier"),
            Switch("residual", "residual connections", False),
            Button("again", "other weights"),
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the gradient norms of a fresh network."""
        activation, init, scale = values["activation"], values["init"], float(values["scale"])
        residual = bool(values["residual"])
        gradients, dead = flow_gradients(
            int(values["depth"]), activation, init, scale, residual, self.forward[activation], self.seed
        )
        norms = np.asarray(self.norms(gradients), dtype=np.float64)
        return gradient_flow_picture(norms, dead, activation, init, scale, residual)

    def press(self, name: str) -> None:
        """Draw other weights."""
        self.seed += 1
