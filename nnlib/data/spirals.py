"""Spirals: one arm a class, wound around the origin; hard for a shallow network."""

import numpy as np

from nnlib.arguments import check_generator
from nnlib.data._checks import check_noise, check_size
from nnlib.data._typing import FloatArray, IntArray


def make_spirals(
    n_samples: int, n_classes: int = 2, noise: float = 0.02, turns: float = 1.0, *, rng: np.random.Generator
) -> tuple[FloatArray, IntArray]:
    r"""Draw points on spiral arms that start at the origin and end on the unit circle.

    .. math:: x = r (\cos\phi, \sin\phi) + \sigma\varepsilon, \qquad
              \phi = 2\pi \,(\text{turns} \cdot r + y / K), \qquad r \in [0, 1]

    Parameters
    ----------
    n_samples : int
        Number of points, shared out over the classes as evenly as possible.
    n_classes : int
        Number of arms K.
    noise : float
        Standard deviation sigma of the Gaussian noise on both coordinates.
    turns : float
        How often an arm goes around the origin.
    rng : numpy.random.Generator
        Source of all randomness.

    Returns
    -------
    X : ndarray, shape (n_samples, 2), float64
    y : ndarray, shape (n_samples,), int64
        The arm of each row, 0..n_classes - 1; rows are in random order.

    Raises
    ------
    ValueError
        When ``n_samples`` or ``n_classes`` is below 1 or ``noise`` is negative.
    TypeError
        When ``rng`` is not a Generator.

    Examples
    --------
    >>> X, y = make_spirals(90, n_classes=3, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((90, 2), array([30, 30, 30]))
    """
    check_size(n_samples, "n_samples")
    check_size(n_classes, "n_classes")
    check_noise(noise)
    check_generator(rng)
    y = rng.permutation(np.arange(n_samples) % n_classes)
    radius = rng.uniform(0, 1, n_samples)
    angle = 2 * np.pi * (turns * radius + y / n_classes)
    X = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + noise * rng.standard_normal(X.shape), y
