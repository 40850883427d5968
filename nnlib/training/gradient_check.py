"""The gradient check of a whole model against central differences."""

import numpy as np

from nnlib.arguments import check_generator
from nnlib.layers.layer import FloatArray
from nnlib.models.network import Network
from nnlib.models.storage import restore, snapshot


def check_gradients(
    model: Network, X: FloatArray, y: np.ndarray, *, rng: np.random.Generator, n_entries: int = 50, eps: float = 1e-5
) -> float:
    r"""Return the relative error of the model's gradient on randomly chosen parameters.

    .. math::
        \frac{\|g - \hat g\|}{\|g\| + \|\hat g\|}, \quad
        \hat g_i = \frac{J(w + \epsilon e_i) - J(w - \epsilon e_i)}{2 \epsilon}

    The loss must be the same function each time: the model needs dropout and noise off, and float64. The pure form is
    :func:`nnlib.gradient_check`.

    Parameters
    ----------
    model : Network
        In float64; in the end its parameters and running statistics are as before, after Ctrl-C too.
    X, y
        A mini-batch.
    rng : numpy.random.Generator
        Chooses the entries.
    n_entries : int
        How many parameters to check; all of them if there are fewer.
    eps : float
        Half the distance of the difference.

    Raises
    ------
    ValueError
        When the model is not in float64: rounding would hide mistakes.

    Examples
    --------
    >>> from nnlib.models import MLP
    >>> rng = np.random.default_rng(0)
    >>> model = MLP([3, 4, 2], activation="tanh", rng=rng)
    >>> check_gradients(model, rng.random((5, 3)), np.array([0, 1, 0, 1, 1]), rng=rng) < 1e-7
    True
    """
    if model.dtype != np.float64:
        raise ValueError(f"expected a model in float64; got {model.dtype}: rounding would hide mistakes")
    check_generator(rng)
    y = np.asarray(y)
    entries = rng.choice(model.parameters.values.size, min(n_entries, model.parameters.values.size), replace=False)
    before = snapshot(model)
    try:
        g, differences = _gradients(model, X, y, entries, eps)
    finally:
        restore(model, before)
    size = float(np.linalg.norm(g) + np.linalg.norm(differences))
    return float(np.linalg.norm(g - differences)) / size if size else 0.0


def _gradients(
    model: Network, X: FloatArray, y: np.ndarray, entries: np.ndarray, eps: float
) -> tuple[FloatArray, FloatArray]:
    """Return the gradient and the central differences for some entries; the model is not as before."""
    w = model.parameters.values
    model.loss_and_gradients(X, y)
    g = model.parameters.gradients[entries].copy()
    differences = np.empty(len(entries))
    for i, entry in enumerate(entries):
        old = w[entry]
        w[entry] = old + eps
        above = model.loss_and_gradients(X, y)
        w[entry] = old - eps
        below = model.loss_and_gradients(X, y)
        w[entry] = old
        differences[i] = (above - below) / (2 * eps)
    return g, differences
