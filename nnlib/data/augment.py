"""Random augmentation: every image gets its own small shift, rotation and noise; the label stays."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.arguments import as_floating, check_generator
from nnlib.data._checks import check_images, check_size
from nnlib.data._typing import FloatArray
from nnlib.data.noise import add_gaussian_noise
from nnlib.data.rotate import rotate_images
from nnlib.data.shift import shift_images


def augment_images(
    images: ArrayLike,
    rng: np.random.Generator,
    *,
    max_shift: int = 2,
    max_degrees: float = 10.0,
    noise_std: float = 0.0,
) -> FloatArray:
    """Return new versions of the images, each shifted, turned and made noisy by its own random amount.

    Shifts are whole pixels drawn evenly from ``-max_shift..max_shift`` in both directions, angles come evenly from
    ``[-max_degrees, max_degrees]``, the noise is Gaussian.

    Parameters
    ----------
    images : array-like, shape (n_images, height, width)
    rng : numpy.random.Generator
    max_shift : int
        Largest shift in pixels, 0 for none.
    max_degrees : float
        Largest angle in degrees, 0 for none.
    noise_std : float
        Standard deviation of the noise, 0 for none.

    Returns
    -------
    ndarray, shape (n_images, height, width)
        Floating dtype of ``images`` (float64 for integers).

    Raises
    ------
    ValueError
        When ``images`` is not three-dimensional or a limit is negative.
    TypeError
        When ``rng`` is not a Generator.

    References
    ----------
    Vitay, "Data augmentation".

    Examples
    --------
    >>> X = np.eye(64)[:10]
    >>> augment_images(X.reshape(-1, 8, 8), np.random.default_rng(0), max_shift=1).shape
    (10, 8, 8)
    """
    images = as_floating(check_images(images), "images")
    check_generator(rng)
    check_size(max_shift, "max_shift", minimum=0)
    if not max_degrees >= 0:
        raise ValueError(f"expected max_degrees >= 0; got {max_degrees}: angles go both ways up to this one")
    turned = rotate_images(images, rng.uniform(-max_degrees, max_degrees, len(images))) if max_degrees else images
    shifted = np.empty_like(turned)
    offsets = rng.integers(-max_shift, max_shift, (len(images), 2), endpoint=True)
    for dx, dy in np.unique(offsets, axis=0):
        same = (offsets == (dx, dy)).all(axis=1)
        shifted[same] = shift_images(turned[same], dx, dy)
    return add_gaussian_noise(shifted, noise_std, rng) if noise_std else shifted
