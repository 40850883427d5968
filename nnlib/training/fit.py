"""The training loop: epochs of shuffled mini-batches."""

import math
import time
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from nnlib.arguments import check_generator
from nnlib.layers.layer import FloatArray
from nnlib.models.network import Network
from nnlib.optimizers.optimizer import Optimizer
from nnlib.training.callbacks import Callback
from nnlib.training.checks import check_optimizer, not_finite
from nnlib.training.history import History

Augment = Callable[[FloatArray, np.random.Generator], FloatArray]


def fit(
    model: Network,
    optimizer: Optimizer,
    X: FloatArray,
    y: np.ndarray,
    *,
    n_epochs: int,
    batch_size: int = 32,
    rng: np.random.Generator,
    dev: tuple[FloatArray, np.ndarray] | None = None,
    callbacks: Sequence[Callback] = (),
    augment: Augment | None = None,
    progress: bool = True,
) -> History:
    """Train a model, and return what happened. Ctrl-C ends the training and keeps what was learned.

    Parameters
    ----------
    model : Network
    optimizer : Optimizer
        Made with ``model.parameters``.
    X : ndarray, shape (n, n_in)
    y : ndarray, shape (n,)
    n_epochs : int
        How often every example is seen.
    batch_size : int
        1 is online, n is batch learning; the last mini-batch of an epoch may be smaller.
    rng : numpy.random.Generator
        Shuffles, and draws for ``augment``.
    dev : (X_dev, y_dev), optional
        Measured after each epoch.
    callbacks : list of Callback
        For example :class:`~nnlib.training.EarlyStopping`.
    augment : callable, optional
        ``augment(X_batch, rng)`` returns a changed mini-batch.
    progress : bool
        Show a tqdm bar over the epochs.

    Returns
    -------
    History
        Of whole epochs. After Ctrl-C it is ``interrupted``: an objective of :mod:`nnlib.search` should then raise
        KeyboardInterrupt, because the loss of a part of the training is not to be compared.

    Raises
    ------
    ValueError
        When sizes do not fit.
    FloatingPointError
        When the loss of a mini-batch is not finite, before its step is taken, or when the dev loss is NaN. The
        callbacks' ``after_training`` is called all the same: early stopping goes back to the best parameters.

    Examples
    --------
    >>> from nnlib.models import SoftmaxRegression
    >>> from nnlib.optimizers import SGD
    >>> model = SoftmaxRegression(2, 2)
    >>> X, y = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0, 1])
    >>> rng = np.random.default_rng(0)
    >>> history = fit(model, SGD(model.parameters, 0.5), X, y, n_epochs=20, rng=rng, progress=False)
    >>> history.n_epochs, model.accuracy(X, y)
    (20, 1.0)
    """
    X, y = np.asarray(X, model.dtype), np.asarray(y)
    if len(X) != len(y) or not len(X):
        raise ValueError(f"expected one label for each row of X and at least one; got {len(X)} rows, {len(y)} labels")
    if n_epochs < 0 or batch_size < 1:
        raise ValueError(f"expected n_epochs >= 0 and batch_size >= 1; got {n_epochs} and {batch_size}")
    check_generator(rng)
    check_optimizer(model, optimizer)
    history = History()
    bar = _bar(n_epochs, progress)
    try:
        for epoch in bar:
            start = time.perf_counter()
            for callback in callbacks:
                callback.before_epoch(epoch, model, optimizer)
            loss = _epoch(model, optimizer, X, y, batch_size, rng, augment)
            measured = None if dev is None else _measure(model, *dev)
            history.note(loss, measured, optimizer.lr, time.perf_counter() - start)
            if hasattr(bar, "set_postfix"):
                bar.set_postfix(loss=f"{history.loss[-1]:.4f}", **_dev_numbers(history))
            stops = [type(c).__name__ for c in callbacks if c.after_epoch(model, optimizer, history)]
            if stops:
                history.stopped_by = stops[0]
                break
    except KeyboardInterrupt:
        history.interrupted = True
    finally:
        for callback in callbacks:
            callback.after_training(model, history)
    return history


def _epoch(
    model: Network,
    optimizer: Optimizer,
    X: FloatArray,
    y: np.ndarray,
    batch_size: int,
    rng: np.random.Generator,
    augment: Augment | None,
) -> float:
    """Visit every example once in random order and return the mean loss."""
    order = rng.permutation(len(X))
    total = 0.0
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        X_batch = X[rows] if augment is None else augment(X[rows], rng)
        loss = model.loss_and_gradients(X_batch, y[rows])
        if not math.isfinite(loss):
            raise not_finite(loss, X_batch, y[rows], "the mini-batch")
        optimizer.step()
        total += loss * len(rows)
    return total / len(X)


def _measure(model: Network, X: FloatArray, y: np.ndarray) -> tuple[float, float]:
    """Return loss and accuracy on the dev set; an infinite loss is one, but from NaN nothing can be learned."""
    loss = model.loss(X, y)
    if math.isnan(loss):
        raise not_finite(loss, X, y, "the dev set")
    return loss, model.accuracy(X, y)


def _bar(n_epochs: int, progress: bool) -> Iterable[int]:
    if not progress:
        return range(n_epochs)
    from tqdm.auto import tqdm

    return tqdm(range(n_epochs), unit="epoch")


def _dev_numbers(history: History) -> dict[str, str]:
    if not history.dev_loss:
        return {}
    return {"dev_loss": f"{history.dev_loss[-1]:.4f}", "dev_accuracy": f"{history.dev_accuracy[-1]:.3f}"}
