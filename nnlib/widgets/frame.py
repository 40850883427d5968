"""Limits for plots of two-dimensional data, and the grid on which a decision is drawn.

Contract: limits hold all points with a margin; where angles matter they are widened until one unit is as long on both
axes of the panel.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def checked_points(X: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return two-dimensional data as float64 and its labels in {0, 1} as int64.

    Raises
    ------
    ValueError
        If there are not two features, one label a row, or a label is neither 0 nor 1.
    """
    points, labels = np.asarray(X, dtype=np.float64), np.asarray(y)
    if points.ndim != 2 or points.shape[1] != 2 or not len(points):
        raise ValueError(f"expected X of shape (n_samples, 2), to be drawn in a plane; got {points.shape}")
    if labels.shape != (len(points),) or not np.isin(labels, (0, 1)).all():
        raise ValueError(f"expected y of shape ({len(points)},) with labels 0 and 1; got {labels.shape} {labels[:5]}")
    return points, labels.astype(np.int64)


def limits(X: NDArray[np.float64], margin: float = 0.15) -> tuple[float, float, float, float]:
    """Return ``(left, right, bottom, top)`` around the rows of ``X``.

    Examples
    --------
    >>> limits(np.array([[0.0, 0.0], [1.0, 2.0]]), margin=0.5)
    (-0.5, 1.5, -1.0, 3.0)
    """
    low, high = X.min(axis=0), X.max(axis=0)
    room = margin * np.where(high > low, high - low, 1.0)
    left, bottom = (low - room).tolist()
    right, top = (high + room).tolist()
    return left, right, bottom, top


def equal_limits(extent: tuple[float, float, float, float], aspect: float) -> tuple[float, float, float, float]:
    """Widen ``(left, right, bottom, top)`` until width over height is ``aspect``.

    Examples
    --------
    >>> equal_limits((0.0, 1.0, 0.0, 1.0), aspect=2.0)
    (-0.5, 1.5, 0.0, 1.0)
    """
    left, right, bottom, top = extent
    width, height = right - left, top - bottom
    extra_x, extra_y = max(0.0, height * aspect - width) / 2, max(0.0, width / aspect - height) / 2
    return left - extra_x, right + extra_x, bottom - extra_y, top + extra_y


def grid(extent: tuple[float, float, float, float], columns: int, rows: int) -> NDArray[np.float64]:
    """Return the centres of ``rows`` x ``columns`` cells as an array of shape (rows * columns, 2), bottom row first."""
    left, right, bottom, top = extent
    x = left + (np.arange(columns) + 0.5) * (right - left) / columns
    y = bottom + (np.arange(rows) + 0.5) * (top - bottom) / rows
    xx, yy = np.meshgrid(x, y)
    return np.column_stack([xx.ravel(), yy.ravel()])
