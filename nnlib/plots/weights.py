"""Weights as images: what each unit of the first layer looks for."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from nnlib.plots.style import DIVERGING, axes_or_new

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_weights(
    W: ArrayLike, image_shape: tuple[int, int], ax: "Axes | None" = None, n_columns: int | None = None
) -> "Axes":
    """Draw every column of W as an image, side by side; all share one colour scale with 0 in its middle.

    Parameters
    ----------
    W : array-like, shape (height * width, n_units)
    image_shape : (height, width)
    ax : matplotlib Axes, optional
    n_columns : int, optional
        Images in a row; about a square when omitted.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        When the rows of W do not fill an image.

    Examples
    --------
    >>> ax = plot_weights(np.eye(4), (2, 2))
    >>> ax.images[0].get_array().shape
    (5, 5)
    """
    W = np.asarray(W)
    height, width = image_shape
    if W.ndim != 2 or len(W) != height * width:
        raise ValueError(
            f"expected W of shape ({height * width}, n_units) because images are {height} by {width}; got {W.shape}: "
            "transpose it, or give another image_shape"
        )
    n_units = W.shape[1]
    columns = n_columns or int(np.ceil(np.sqrt(n_units)))
    rows = -(-n_units // columns)
    canvas = np.full((rows * (height + 1) - 1, columns * (width + 1) - 1), np.nan)
    for k in range(n_units):
        top, left = (k // columns) * (height + 1), (k % columns) * (width + 1)
        canvas[top : top + height, left : left + width] = W[:, k].reshape(height, width)
    largest = np.abs(W).max() or 1.0
    axes = axes_or_new(ax)
    image = axes.imshow(canvas, cmap=DIVERGING, vmin=-largest, vmax=largest)
    axes.figure.colorbar(image, ax=axes, label="weight")
    axes.set_axis_off()
    return axes
