"""Shuffled mini-batches: one pass over the data, every example once."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from nnlib.arguments import check_generator
from nnlib.data._checks import check_same_length, check_size
from nnlib.data._typing import Array


def minibatches(X: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator) -> Iterator[tuple[Array, Array]]:
    """Yield the examples of one epoch in random order, ``batch_size`` at a time.

    Every example comes exactly once; the last batch is smaller when ``batch_size`` does not divide the number of
    examples. The arrays that come are copies: changing one leaves ``X`` and ``y`` as they were.

    Parameters
    ----------
    X : array-like, shape (n_samples, ...)
    y : array-like, shape (n_samples, ...)
    batch_size : int
        1 is online learning, ``n_samples`` or more is batch learning.
    rng : numpy.random.Generator
        Draws one permutation for the whole epoch.

    Yields
    ------
    X_batch : ndarray, shape (at most batch_size, ...), dtype of X
    y_batch : ndarray, shape (at most batch_size, ...), dtype of y

    Raises
    ------
    ValueError
        When X and y differ in length or ``batch_size`` is below 1 (raised at the call, not at the first batch).
    TypeError
        When ``rng`` is not a Generator or ``batch_size`` not an integer.

    References
    ----------
    Shuai, "Stochastic Gradient Descent and Mini-batch"; Cerisara, stochastic gradient descent: shuffle each epoch.

    Examples
    --------
    >>> X, y = np.arange(10).reshape(5, 2), np.arange(5)
    >>> [len(y_batch) for _, y_batch in minibatches(X, y, 2, np.random.default_rng(0))]
    [2, 2, 1]
    """
    X, y = np.asarray(X), np.asarray(y)
    check_same_length(X, y)
    check_size(batch_size, "batch_size")
    check_generator(rng)
    order = rng.permutation(len(X))
    batches = (order[start : start + batch_size] for start in range(0, len(X), batch_size))
    return ((X[rows], y[rows]) for rows in batches)
