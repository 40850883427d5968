"""The learning-rate range test on a model: raise the rate at every step and watch the loss."""

import numpy as np

from nnlib.arguments import check_generator
from nnlib.layers.layer import FloatArray
from nnlib.models.network import Network
from nnlib.models.storage import restore, snapshot
from nnlib.optimizers.optimizer import Optimizer
from nnlib.training.checks import check_optimizer
from nnlib.training.step import train_step


def model_lr_range_test(
    model: Network,
    optimizer: Optimizer,
    X: FloatArray,
    y: np.ndarray,
    *,
    rng: np.random.Generator,
    lr_min: float = 1e-5,
    lr_max: float = 10.0,
    n_steps: int = 100,
    batch_size: int = 32,
) -> tuple[np.ndarray, np.ndarray]:
    """Train with rates growing geometrically; stop when the loss passes four times its best. The model is put back.

    Parameters
    ----------
    model, optimizer, X, y, batch_size
        As in :func:`~nnlib.training.fit`; the optimizer is put back too.
    rng : numpy.random.Generator
        Draws the mini-batches.
    lr_min, lr_max : float
        First and last rate, ``0 < lr_min < lr_max``.
    n_steps : int
        At least 2.

    Returns
    -------
    lrs, losses : ndarray, shape (steps done,)
        Each loss is that of the mini-batch before the step at this rate.

    References
    ----------
    Smith, *Cyclical learning rates for training neural networks*, 2017. The pure form is :func:`nnlib.lr_range_test`.

    Examples
    --------
    >>> from nnlib.models import SoftmaxRegression
    >>> from nnlib.optimizers import SGD
    >>> model = SoftmaxRegression(2, 2)
    >>> X, y = np.eye(2), np.array([0, 1])
    >>> optimizer = SGD(model.parameters, lr=0.1)
    >>> lrs, losses = model_lr_range_test(model, optimizer, X, y, rng=np.random.default_rng(0), n_steps=5)
    >>> lrs.round(5).tolist(), model.parameters.values.any()
    ([1e-05, 0.00032, 0.01, 0.31623, 10.0], np.False_)
    """
    if not 0 < lr_min < lr_max or n_steps < 2:
        raise ValueError(f"expected 0 < lr_min < lr_max and n_steps >= 2; got {lr_min}, {lr_max}, {n_steps}")
    check_generator(rng)
    check_optimizer(model, optimizer)
    X, y = np.asarray(X, model.dtype), np.asarray(y)
    start, state, schedule = snapshot(model), optimizer.state_dict(), optimizer.schedule
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    try:
        for lr in lrs:
            optimizer.schedule = optimizer.lr = float(lr)
            rows = rng.choice(len(X), min(batch_size, len(X)), replace=False)
            with np.errstate(over="ignore", invalid="ignore"):
                losses.append(train_step(model, optimizer, X[rows], y[rows]))
            if not np.isfinite(losses[-1]) or losses[-1] > 4 * min(losses):
                break
    finally:
        restore(model, start)
        optimizer.load_state(state)
        optimizer.schedule = schedule
    return lrs[: len(losses)], np.array(losses)
