"""Blobs: one round Gaussian cloud a class, the easiest data to separate."""

from collections.abc import Sequence

import numpy as np

from nnlib.arguments import check_generator
from nnlib.data._checks import check_noise, check_size
from nnlib.data._typing import FloatArray, IntArray


def make_blobs(
    n_samples: int, centers: int | Sequence[Sequence[float]] = 2, std: float = 1.0, *, rng: np.random.Generator
) -> tuple[FloatArray, IntArray]:
    r"""Draw points around class centres with the same spread in every direction.

    .. math:: x = c_y + \sigma \, \varepsilon, \qquad \varepsilon \sim \mathcal N(0, I)

    Parameters
    ----------
    n_samples : int
        Number of points, shared out over the classes as evenly as possible.
    centers : int or array-like, shape (n_classes, n_features)
        The centres, or how many to place evenly on a circle of radius 4.
    std : float
        Standard deviation sigma of each cloud, not negative.
    rng : numpy.random.Generator
        Source of all randomness.

    Returns
    -------
    X : ndarray, shape (n_samples, n_features), float64
    y : ndarray, shape (n_samples,), int64
        The class of each row; rows are in random order.

    Raises
    ------
    ValueError
        When ``n_samples`` or the number of centres is below 1, or ``std`` is negative.
    TypeError
        When ``rng`` is not a Generator.

    Examples
    --------
    >>> X, y = make_blobs(100, centers=[[-3, 0], [3, 0]], rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((100, 2), array([50, 50]))
    """
    check_size(n_samples, "n_samples")
    check_generator(rng)
    check_noise(std, "std")
    if isinstance(centers, int | np.integer):
        check_size(int(centers), "centers")
        angles = 2 * np.pi * np.arange(centers) / centers
        means = 4 * np.column_stack([np.cos(angles), np.sin(angles)])
    else:
        means = np.asarray(centers, dtype=np.float64)
        if means.ndim != 2 or means.size == 0:
            raise ValueError(
                f"expected centers of shape (n_classes, n_features); got shape {means.shape}: give one row a class"
            )
    y = rng.permutation(np.arange(n_samples) % len(means))
    return means[y] + std * rng.standard_normal((n_samples, means.shape[1])), y
