"""Exact population statistics for batch normalisation, in place of the running ones."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from nnlib.layers import BatchNorm
from nnlib.layers.layer import FloatArray, Layer, walk
from nnlib.models.network import Network


def use_population_statistics(model: Network, X: FloatArray) -> None:
    r"""Replace the running statistics of every batch norm by mean and variance of its inputs over all of X.

    .. math:: \mu = \overline{X}, \qquad \sigma^2 = \overline{(X - \mu)^2}

    All of X goes through the network at once, layer after layer with the final statistics of those before; noise and
    dropout are off. No array as long as X is kept afterwards. The pure form for one layer is
    :func:`nnlib.population_statistics`.

    Parameters
    ----------
    model : Network
    X : ndarray, shape (n, n_in)
        The training set.

    References
    ----------
    Ioffe and Szegedy, *Batch normalization*, 2015, algorithm 2.

    Examples
    --------
    >>> from nnlib.models import MLP
    >>> model = MLP([2, 3, 2], batch_norm=True, rng=np.random.default_rng(0))
    >>> use_population_statistics(model, np.random.default_rng(1).random((100, 2)))
    >>> norm = model.layers.layers[1]
    >>> Z = model.layers.layers[0].forward(np.random.default_rng(1).random((100, 2)))
    >>> np.allclose(norm.running_mean, Z.mean(axis=0))
    True
    """
    X = np.asarray(X, model.dtype)
    layers = walk(model.layers.layers)
    norms = [layer for layer in layers if isinstance(layer, BatchNorm)]
    for norm in norms:
        norm.takes_population = True
    try:
        with _nothing_kept(layers):
            model.layers.forward(X)
    finally:
        for norm in norms:
            norm.takes_population = False
    # Layers remember their last input for backward: one row takes the place of all of X.
    model.layers.forward(X[:1])


@contextmanager
def _nothing_kept(layers: list[Layer]) -> Iterator[None]:
    """Let the layers make fresh arrays, which go when nobody needs them; those kept for mini-batches stay."""
    before = [layer.reuses_buffers for layer in layers]
    for layer in layers:
        layer.reuses_buffers = False
    try:
        yield
    finally:
        for layer, reuses in zip(layers, before, strict=True):
            layer.reuses_buffers = reuses
