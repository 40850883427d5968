"""Decision boundary: which class the plane belongs to, with the data on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib.plots.style import COLOURS, MARKERS, axes_or_new

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_decision_boundary(
    predict: Callable[[Any], Any], X: ArrayLike, y: ArrayLike, ax: "Axes | None" = None, resolution: int = 200
) -> "Axes":
    """Colour the plane by the predicted label and draw the examples.

    Parameters
    ----------
    predict : callable
        Gives integer labels, shape (n,), for points, shape (n, 2).
    X : array-like, shape (n_samples, 2)
    y : array-like of int, shape (n_samples,)
        False and True, 0.0 and 1.0 are taken as 0 and 1.
    ax : matplotlib Axes, optional
    resolution : int
        Points of the raster along each axis.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        When X has not two features, or y not one label a row, or a label is no whole number.

    Examples
    --------
    >>> ax = plot_decision_boundary(lambda P: P[:, 0] > 0, [[-1, 0], [1, 0]], [0, 1], resolution=20)
    >>> len(ax.collections) >= 2
    True
    """
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y)
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != X.shape[:1]:
        raise ValueError(
            f"expected X of shape (n_samples, 2) and one label a row; got {X.shape} and {y.shape}: choose two features"
        )
    if y.dtype.kind not in "iufb" or not (y == np.floor(y)).all():
        raise ValueError(f"expected integer labels in y; got {y.dtype} {y[:5]}: number the classes from 0")
    y = y.astype(np.int64)
    from matplotlib.colors import ListedColormap

    margin = 0.1 * np.maximum(np.ptp(X, axis=0), 1e-3) + 0.1
    low, high = X.min(axis=0) - margin, X.max(axis=0) + margin
    across, up = (np.linspace(low[i], high[i], resolution) for i in (0, 1))
    grid = np.stack(np.meshgrid(across, up), axis=-1)
    labels = np.asarray(predict(grid.reshape(-1, 2))).reshape(resolution, resolution).astype(int)
    n_classes = int(max(labels.max(), y.max())) + 1
    colours = [COLOURS[k % len(COLOURS)] for k in range(n_classes)]
    axes = axes_or_new(ax)
    axes.pcolormesh(across, up, labels, cmap=ListedColormap(colours), vmin=-0.5, vmax=n_classes - 0.5, alpha=0.3)
    for k in np.unique(y):
        chosen = X[y == k]
        axes.scatter(
            *chosen.T, color=colours[k], marker=MARKERS[k % len(MARKERS)], edgecolor="black", linewidth=0.5,
            label=f"class {k}",
        )  # fmt: skip
    axes.set_xlabel("$x_1$")
    axes.set_ylabel("$x_2$")
    axes.legend()
    return axes
