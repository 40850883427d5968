"""Two moons: two half circles hooked into each other, the classic data that no straight line separates."""

import numpy as np

from nnlib.arguments import check_generator
from nnlib.data._checks import check_noise, check_size
from nnlib.data._typing import FloatArray, IntArray


def make_moons(n_samples: int, noise: float = 0.1, *, rng: np.random.Generator) -> tuple[FloatArray, IntArray]:
    r"""Draw points on two interleaving half circles of radius 1.

    .. math:: x = (\cos t, \sin t) \;\text{for class 0}, \qquad
              x = (1 - \cos t, \tfrac12 - \sin t) \;\text{for class 1}, \qquad t \in [0, \pi]

    Parameters
    ----------
    n_samples : int
        Number of points, shared out over both classes as evenly as possible.
    noise : float
        Standard deviation of the Gaussian noise on both coordinates.
    rng : numpy.random.Generator
        Source of all randomness.

    Returns
    -------
    X : ndarray, shape (n_samples, 2), float64
    y : ndarray, shape (n_samples,), int64
        0 for the upper moon, 1 for the lower; rows are in random order.

    Raises
    ------
    ValueError
        When ``n_samples`` is below 1 or ``noise`` is negative.
    TypeError
        When ``rng`` is not a Generator.

    Examples
    --------
    >>> X, y = make_moons(200, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((200, 2), array([100, 100]))
    """
    check_size(n_samples, "n_samples")
    check_noise(noise)
    check_generator(rng)
    y = rng.permutation(np.arange(n_samples) % 2)
    t = rng.uniform(0, np.pi, n_samples)
    upper = np.column_stack([np.cos(t), np.sin(t)])
    lower = np.column_stack([1 - np.cos(t), 0.5 - np.sin(t)])
    X = np.where(y[:, None] == 0, upper, lower)
    return X + noise * rng.standard_normal(X.shape), y
