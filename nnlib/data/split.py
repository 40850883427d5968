"""Train, dev and test sets: three parts of the data that share no example."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nnlib.arguments import check_generator
from nnlib.data._checks import check_same_length
from nnlib.data._typing import Array

Part = tuple[Array, Array]


def train_dev_test_split(
    X: ArrayLike, y: ArrayLike, fractions: Sequence[float], rng: np.random.Generator
) -> tuple[Part, Part, Part]:
    """Shuffle the examples and cut them into a train, a dev and a test set.

    The cuts are at ``n_samples * cumsum(fractions)``, rounded, so no size is off by more than one from its exact share.

    Parameters
    ----------
    X : array-like, shape (n_samples, ...)
    y : array-like, shape (n_samples, ...)
    fractions : three numbers
        The shares of train, dev and test; they sum to 1.
    rng : numpy.random.Generator

    Returns
    -------
    ``(X_train, y_train), (X_dev, y_dev), (X_test, y_test)`` : three pairs of ndarray
        Copies, with the dtypes of X and y.

    Raises
    ------
    ValueError
        When X and y differ in length, or ``fractions`` are not three shares that sum to 1.
    TypeError
        When ``rng`` is not a Generator.

    References
    ----------
    Peeters, section 5.1, "Train, Dev and Test sets".

    Examples
    --------
    >>> X, y = np.arange(20).reshape(10, 2), np.arange(10)
    >>> train, dev, test = train_dev_test_split(X, y, (0.6, 0.2, 0.2), np.random.default_rng(0))
    >>> [len(y_part) for _, y_part in (train, dev, test)]
    [6, 2, 2]
    """
    X, y = np.asarray(X), np.asarray(y)
    check_same_length(X, y)
    check_generator(rng)
    if len(fractions) != 3 or min(fractions) < 0 or not math.isclose(sum(fractions), 1, abs_tol=1e-9):
        raise ValueError(f"expected three fractions that sum to 1; got {fractions}: for example (0.8, 0.1, 0.1)")
    order = rng.permutation(len(X))
    cuts = np.rint(len(X) * np.cumsum(fractions)[:2]).astype(int)
    train, dev, test = np.split(order, cuts)
    return (X[train], y[train]), (X[dev], y[dev]), (X[test], y[test])
