"""Rotating images about their centre by any angle, with bilinear interpolation."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.arguments import as_floating
from nnlib.data._checks import check_images
from nnlib.data._typing import FloatArray


def rotate_images(images: ArrayLike, degrees: ArrayLike) -> FloatArray:
    r"""Turn every image counter-clockwise about its centre; zeros enter at the corners.

    Each pixel of the result looks back to where it came from and mixes the four pixels around that point. With the
    centre c, rows counted downwards and the angle :math:`\alpha`:

    .. math:: r' = c_r + (r - c_r)\cos\alpha + (c - c_c)\sin\alpha, \qquad
              c' = c_c - (r - c_r)\sin\alpha + (c - c_c)\cos\alpha

    Parameters
    ----------
    images : array-like, shape (n_images, height, width)
    degrees : float or array-like, shape (n_images,)
        One angle for all images, or one for each.

    Returns
    -------
    ndarray, shape (n_images, height, width)
        Floating dtype of ``images`` (float64 for integers).

    Raises
    ------
    ValueError
        When ``images`` is not three-dimensional, or ``degrees`` is neither one number nor one an image.

    References
    ----------
    Vitay, "Data augmentation".

    Examples
    --------
    >>> rotate_images([[[1, 2], [3, 4]]], 90).round(6)
    array([[[2., 4.],
            [1., 3.]]])
    """
    images = as_floating(check_images(images), "images")
    n, height, width = images.shape
    angles = np.asarray(degrees, dtype=images.dtype)
    if angles.shape not in {(), (n,)}:
        raise ValueError(
            f"expected one angle, or {n} because there are {n} images; got degrees of shape {angles.shape}: "
            "pass a number or an array with one angle an image"
        )
    alpha = np.broadcast_to(np.deg2rad(angles), (n,))[:, None, None]
    r = np.arange(height, dtype=images.dtype)[:, None] - (height - 1) / 2
    c = np.arange(width, dtype=images.dtype) - (width - 1) / 2
    rows = (height - 1) / 2 + r * np.cos(alpha) + c * np.sin(alpha)
    columns = (width - 1) / 2 - r * np.sin(alpha) + c * np.cos(alpha)
    return _bilinear(images, rows, columns)


def _bilinear(images: FloatArray, rows: FloatArray, columns: FloatArray) -> FloatArray:
    """Read each image at fractional positions; outside of the image everything is 0."""
    _, height, width = images.shape
    # a frame of zeros lets the four neighbours of every clipped position exist
    framed = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    rows = np.clip(rows + 1, 0, height + 1)
    columns = np.clip(columns + 1, 0, width + 1)
    top = np.minimum(rows.astype(np.intp), height)
    left = np.minimum(columns.astype(np.intp), width)
    down, right = rows - top.astype(rows.dtype), columns - left.astype(columns.dtype)
    i = np.arange(len(images))[:, None, None]
    return (
        framed[i, top, left] * (1 - down) * (1 - right)
        + framed[i, top, left + 1] * (1 - down) * right
        + framed[i, top + 1, left] * down * (1 - right)
        + framed[i, top + 1, left + 1] * down * right
    )
