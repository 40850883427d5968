"""Lesson 07: the gradient norm of every layer of a deep network, by depth, activation and initialisation.

Contract: :func:`flow_gradients` and :func:`gradient_flow_picture` are pure; the same seed gives the same network. The
upstream gradient is drawn at random and has norm 1, so that the picture shows the network alone.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

import nnlib
from nnlib.widgets.activations import (
    BACKWARD,
    FORMULAS,
    FORWARD,
    INITIALISATIONS,
    elu_with_alpha,
    initial_weights,
    leaky_with_slope,
)
from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.marks import Bars, Line, Mark, Points
from nnlib.widgets.picture import Axis, Panel, Picture

UNITS, ROWS, MAX_DEPTH = 32, 48, 50
LOW, HIGH = 1e-40, 1e40


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


def gradient_flow_picture(
    norms: np.ndarray, dead: np.ndarray, activation: str, init: str, scale: float, residual: bool
) -> Picture:
    """Draw the gradient norm and the dead units of every layer.

    Parameters
    ----------
    norms, dead : array, shape (depth,)
        First layer first.
    activation, init : str
    scale : float
    residual : bool
        For the formula.
    """
    norms, depth = np.asarray(norms, dtype=np.float64), len(norms)
    layer = np.arange(1, depth + 1)
    shown = np.clip(np.nan_to_num(norms, nan=HIGH, posinf=HIGH), LOW, HIGH)
    low = 10.0 ** np.floor(np.log10(min(shown.min(), 1e-2)) - 0.2)
    high = 10.0 ** np.ceil(np.log10(max(shown.max(), 1e1)) + 0.1)
    marks: list[Mark] = [
        Line([0.5, depth + 0.5], [1, 1], "grey", 1, "dotted"),
        Line(layer, shown, "blue", 2),
        Points(layer, shown, "blue", "circle", 4 if depth <= 25 else 2.5),
    ]
    upper = Panel(
        Axis("layer (1 is next to the input)", 0.5, depth + 0.5, ticks=layer_ticks(depth)),
        Axis("‖dW‖", float(low), float(high), log=True),
        marks,
        "Gradient norm of every layer",
        weight=1.6,
    )
    lower = Panel(
        Axis("layer", 0.5, depth + 0.5, ticks=layer_ticks(depth)),
        Axis("share", 0, 1),
        [Bars(layer, dead, 0.8, "vermillion")],
        "Units with derivative 0 on every row",
    )
    ratio = float(norms[0] / norms[-1]) if norms[-1] > 0 else float("nan")
    change = ratio ** (1 / max(1, depth - 1)) if ratio > 0 else float("nan")
    step = "a ← a + f(a W)" if residual else "a ← f(a W)"
    return Picture(
        rows=[[upper, lower]],
        numbers={
            "‖dW‖ of layer 1": f"{norms[0]:.3g}",
            f"‖dW‖ of layer {depth}": f"{norms[-1]:.3g}",
            "first / last": f"{ratio:.3g}",
            "factor per layer": f"{change:.3g}",
            "dead units": f"{dead.mean():.0%}",
        },
        formula=f"{step},  f: {FORMULAS[activation]}\n{INITIALISATIONS[init]},  s = {scale:.3g};  "
        "going back, each layer multiplies by f′(z) and Wᵀ" + (", and adds what went past it" if residual else ""),
        summary=f"{depth} layers of {activation}, {init} weights times {scale:.3g}"
        f"{', residual' if residual else ''}: gradient norm {norms[0]:.2g} in the first layer, {norms[-1]:.2g} in "
        f"the last, a factor of {change:.2g} per layer.",
        height=340,
    )


def layer_ticks(depth: int) -> list[tuple[float, str]]:
    """Return whole-numbered ticks for the layers."""
    stride = 1 if depth <= 10 else 5 if depth <= 30 else 10
    return [(float(i), str(i)) for i in range(1, depth + 1) if i == 1 or i % stride == 0]


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
