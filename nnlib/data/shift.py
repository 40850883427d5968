"""Shifting images: what is pushed over the edge is gone, and zeros come in on the other side."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.data._checks import check_images
from nnlib.data._typing import Array


def shift_images(images: ArrayLike, dx: int, dy: int) -> Array:
    r"""Move every image ``dx`` pixels to the right and ``dy`` pixels down; zeros enter.

    .. math:: \text{out}[i, r, c] = \text{images}[i, r - dy, c - dx], \quad 0 \text{ outside}

    Parameters
    ----------
    images : array-like, shape (n_images, height, width)
    dx, dy : int
        Pixels to the right and down; negative numbers go left and up.

    Returns
    -------
    ndarray, shape (n_images, height, width)
        A new array with the dtype of ``images``.

    Raises
    ------
    ValueError
        When ``images`` is not three-dimensional.
    TypeError
        When ``dx`` or ``dy`` is not an integer.

    References
    ----------
    Vitay, "Data augmentation".

    Examples
    --------
    >>> shift_images([[[1, 2], [3, 4]]], dx=1, dy=0)
    array([[[0, 1],
            [0, 3]]])
    """
    images = check_images(images)
    for name, offset in (("dx", dx), ("dy", dy)):
        if isinstance(offset, bool) or not isinstance(offset, int | np.integer):
            raise TypeError(f"expected {name} to be an integer; got {offset!r}: images move by whole pixels")
    _, height, width = images.shape
    shifted = np.zeros_like(images)
    rows_to, rows_from = _overlap(dy, height)
    columns_to, columns_from = _overlap(dx, width)
    shifted[:, rows_to, columns_to] = images[:, rows_from, columns_from]
    return shifted


def _overlap(offset: int, size: int) -> tuple[slice, slice]:
    """Where the pixels that stay in the picture go to, and where they come from, along one axis."""
    kept = max(size - abs(offset), 0)
    to, source = max(offset, 0), max(-offset, 0)
    return slice(to, to + kept), slice(source, source + kept)
