"""k-fold cross-validation: every example is in the dev set exactly once."""

from collections.abc import Iterator

import numpy as np

from nnlib.arguments import check_generator
from nnlib.data._checks import check_size
from nnlib.data._typing import IntArray


def k_fold(n_samples: int, k: int, rng: np.random.Generator) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield the row numbers of the train and of the dev set for each of ``k`` shuffled folds.

    Folds differ in size by at most one; the first ``n_samples % k`` are the larger ones.

    Parameters
    ----------
    n_samples : int
        Number of examples.
    k : int
        Number of folds, from 2 to ``n_samples`` (leave one out).
    rng : numpy.random.Generator

    Yields
    ------
    train : ndarray, shape (n_samples - fold size,), int64
    dev : ndarray, shape (fold size,), int64

    Raises
    ------
    ValueError
        When ``k`` is outside 2..n_samples.
    TypeError
        When ``rng`` is not a Generator.

    References
    ----------
    Stone, *Cross-validatory choice and assessment of statistical predictions*, 1974.

    Examples
    --------
    >>> [len(dev) for train, dev in k_fold(10, 3, np.random.default_rng(0))]
    [4, 3, 3]
    """
    check_size(n_samples, "n_samples")
    check_size(k, "k", minimum=2)
    check_generator(rng)
    if k > n_samples:
        raise ValueError(f"expected k <= {n_samples} because there are {n_samples} samples; got {k}: use fewer folds")
    folds = np.array_split(rng.permutation(n_samples), k)
    return ((np.concatenate(folds[:i] + folds[i + 1 :]), dev) for i, dev in enumerate(folds))
