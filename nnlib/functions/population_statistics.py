"""The statistics of a whole training set, batch by batch. Contract: exact whatever the sizes of the batches."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from nnlib.arguments import as_floating


def population_statistics(batches: Iterable[Any]) -> tuple[np.ndarray, np.ndarray]:
    r"""Return the exact mean and biased variance over all rows of all batches, which may differ in size.

    .. math:: \mu = \frac1n \sum_i X_i, \qquad \sigma^2 = \frac1n \sum_i (X_i - \mu)^2

    References
    ----------
    Ioffe and Szegedy (2015), algorithm 2; Vitay, *Neurocomputing*, "Batch normalization"; merging: Chan, Golub,
    LeVeque (1979).

    Examples
    --------
    >>> population_statistics([np.array([[1.0], [2.0]]), np.array([[6.0]])])
    (array([3.]), array([4.66666667]))
    """
    count, mean, squares = 0, np.zeros(()), np.zeros(())
    dtype = None
    for batch in batches:
        batch = as_floating(batch, "a batch")
        dtype = dtype or batch.dtype
        rows, batch_mean = len(batch), batch.mean(axis=0, dtype=np.float64)
        shift, total = batch_mean - mean, count + rows
        squares = squares + ((batch - batch_mean) ** 2).sum(axis=0) + shift**2 * (count * rows / total)
        mean = mean + shift * (rows / total)
        count = total
    if count == 0:
        raise ValueError("expected at least one batch; got none: pass the training set")
    return mean.astype(dtype), (squares / count).astype(dtype)
