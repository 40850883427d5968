"""What the control under the hand does, as a formula with the present numbers in it.

Contract: :func:`formula_of` answers for every control of the playground with two lines, the formula and what it comes
to at this moment.
"""

import math
from collections.abc import Callable

import numpy as np

from nnlib.models.activations import default_initialiser
from nnlib.widgets.activations import FORMULAS
from nnlib.widgets.playground_settings import DATA_SETS, OPTIMIZERS, SCHEDULES
from nnlib.widgets.playground_training import N_DEV, N_TRAIN, PlaygroundTraining


def formula_of(control: str, training: PlaygroundTraining) -> str:
    """Return two lines on what a control does.

    Parameters
    ----------
    control : str
        A name of :class:`~nnlib.widgets.playground_settings.Settings`.
    training : PlaygroundTraining

    Raises
    ------
    KeyError
        When the playground has no such control.
    """
    return EXPLAIN[control](training)


def _data(t: PlaygroundTraining) -> str:
    about = DATA_SETS[t.settings.data][1]
    return f"{t.settings.data}: {about}\n{N_TRAIN} points to train on, {N_DEV} for dev, half of them of each class"


def _noise(t: PlaygroundTraining) -> str:
    formula = f"x ← x + ε,  ε ~ N(0, s²),  s = {t.settings.noise:.2f}"
    return f"{formula}\nwhere the classes overlap, fitting the training set closer costs on the dev set"


def _features(t: PlaygroundTraining) -> str:
    inputs = f"input of the network: ({t.settings.features}), each standardised: (x − mean) / std"
    return f"{inputs}\n{t.inputs.shape[1]} inputs; without a hidden layer the boundary is linear in them"


def _layers(t: PlaygroundTraining) -> str:
    formula = "a_l = f(a_(l−1) W_l + b_l) in each hidden layer,  z = a W + b,  p = σ(z)"
    return f"{formula}\n{' → '.join(str(size) for size in t.model.sizes)}: {t.n_parameters} parameters"


def _activation(t: PlaygroundTraining) -> str:
    name = t.settings.activation
    formula = FORMULAS.get(name, "z: all layers together are one linear map")
    start = "He" if default_initialiser(name) == "he_normal" else "Xavier"
    return f"a = f(z),  f: {formula}\nwith it the weights start after {start}"


def _batch_norm(t: PlaygroundTraining) -> str:
    formula = "ẑ = (z − μ) / √(σ² + ε),  a = f(γ ẑ + β)"
    rows = f"μ, σ² of each unit over the {t.settings.batch} rows of a mini-batch; running means at test"
    return f"{formula}: {'on' if t.settings.batch_norm else 'off'}\n{rows}"


def _optimizer(t: PlaygroundTraining) -> str:
    rule = OPTIMIZERS[t.settings.optimizer][1]
    return f"{t.settings.optimizer}: {rule}\ng = ∂J/∂w on a mini-batch,  η = {t.learning_rate():.3g}"


def _lr(t: PlaygroundTraining) -> str:
    rule = OPTIMIZERS[t.settings.optimizer][1]
    size = f"η = {t.learning_rate():.3g}: too small is slow, too large makes the loss jump about or grow"
    return f"{t.settings.optimizer}: {rule}\n{size}"


def _schedule(t: PlaygroundTraining) -> str:
    formula = f"{SCHEDULES[t.settings.schedule][1]},  η₀ = {t.settings.lr:.3g}"
    return f"{formula}\nat step t = {t.n_steps}: η = {t.learning_rate():.3g}"


def _batch(t: PlaygroundTraining) -> str:
    m = min(t.settings.batch, N_TRAIN)
    steps = f"{math.ceil(N_TRAIN / m)} steps an epoch; the spread of g falls like 1/√m = {1 / math.sqrt(m):.2f}"
    return f"g = (1/m) Σ ∂loss_i/∂w over m = {m} of {N_TRAIN} rows\n{steps}"


def _penalty(t: PlaygroundTraining) -> str:
    kind, lam, eta = t.settings.regularisation, t.settings.lam, t.learning_rate()
    weights = np.concatenate([t.model.parameters[name].ravel() for name in t.model.parameters.penalised])
    if kind == "L2":
        formula = f"J = loss + λ/2 Σ w²,  g ← g + λ w:  plain SGD shrinks w by 1 − ηλ = {1 - eta * lam:.5g}"
        return f"{formula}\nλ = {lam:.3g},  penalty now {0.5 * lam * float(weights @ weights):.3g}"
    if kind == "L1":
        formula = "J = loss + λ Σ |w|,  g ← g + λ sign(w):  the same pull on small and large weights"
        small = f"weights below 0.01: {float(np.mean(np.abs(weights) < 0.01)):.0%}"
        return f"{formula}\nλ = {lam:.3g},  penalty now {lam * float(np.abs(weights).sum()):.3g},  {small}"
    length = f"length of all weights now {float(np.linalg.norm(weights)):.3g}"
    return f"J = loss: no penalty; choose L1 or L2 for λ = {lam:.3g} to count\n{length}"


def _dropout(t: PlaygroundTraining) -> str:
    p, units = t.settings.dropout, t.settings.units
    stay = f"{units * (1 - p):.1f} of {units} units of a layer stay on average"
    formula = "training: a ← a · m / (1 − p),  m = 1 with probability 1 − p, else 0;  at test a ← a"
    return f"{formula}\np = {p:.2f}: {stay if t.settings.layers else 'there is no hidden layer'}"


EXPLAIN: dict[str, Callable[[PlaygroundTraining], str]] = {
    "data": _data,
    "noise": _noise,
    "features": _features,
    "layers": _layers,
    "units": _layers,
    "activation": _activation,
    "batch_norm": _batch_norm,
    "optimizer": _optimizer,
    "lr": _lr,
    "schedule": _schedule,
    "batch": _batch,
    "regularisation": _penalty,
    "lam": _penalty,
    "dropout": _dropout,
}
