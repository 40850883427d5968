"""Circles: a small circle inside a large one; a hidden layer has to close a curve around the inner class."""

import numpy as np

from nnlib.arguments import check_generator
from nnlib.data._checks import check_noise, check_size
from nnlib.data._typing import FloatArray, IntArray


def make_circles(
    n_samples: int, noise: float = 0.1, inner_radius: float = 0.5, *, rng: np.random.Generator
) -> tuple[FloatArray, IntArray]:
    r"""Draw points on the unit circle and on a smaller circle inside it.

    .. math:: x = r_y (\cos t, \sin t) + \sigma\varepsilon, \qquad r_0 = 1, \; r_1 = \text{inner radius}

    Parameters
    ----------
    n_samples : int
        Number of points, shared out over both classes as evenly as possible.
    noise : float
        Standard deviation sigma of the Gaussian noise on both coordinates.
    inner_radius : float
        Radius of the circle of class 1, between 0 and 1.
    rng : numpy.random.Generator
        Source of all randomness.

    Returns
    -------
    X : ndarray, shape (n_samples, 2), float64
    y : ndarray, shape (n_samples,), int64
        0 for the outer circle, 1 for the inner; rows are in random order.

    Raises
    ------
    ValueError
        When ``n_samples`` is below 1, ``noise`` is negative or ``inner_radius`` is outside [0, 1).
    TypeError
        When ``rng`` is not a Generator.

    Examples
    --------
    >>> X, y = make_circles(100, noise=0, rng=np.random.default_rng(0))
    >>> np.allclose(np.hypot(*X[y == 1].T), 0.5)
    True
    """
    check_size(n_samples, "n_samples")
    check_noise(noise)
    check_generator(rng)
    if not 0 <= inner_radius < 1:
        raise ValueError(f"expected inner_radius in [0, 1); got {inner_radius}: the outer circle has radius 1")
    y = rng.permutation(np.arange(n_samples) % 2)
    t = rng.uniform(0, 2 * np.pi, n_samples)
    radius = np.where(y == 0, 1.0, inner_radius)
    X = radius[:, None] * np.column_stack([np.cos(t), np.sin(t)])
    return X + noise * rng.standard_normal(X.shape), y
