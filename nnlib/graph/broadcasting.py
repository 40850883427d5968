"""Broadcasting backwards: a value that was repeated in the forward pass collects the sum of all its gradients."""

from typing import Any

import numpy as np


def unbroadcast(grad: Any, shape: tuple[int, ...]) -> Any:
    """Sum a gradient over the axes along which a value of ``shape`` was repeated.

    Parameters
    ----------
    grad : ndarray
        Gradient with the shape after broadcasting.
    shape : tuple of int
        Shape before broadcasting.

    Returns
    -------
    ndarray, shape ``shape``

    Examples
    --------
    >>> unbroadcast(np.ones((4, 3)), (3,))
    array([4., 4., 4.])
    >>> unbroadcast(np.ones((4, 3)), (4, 1)).shape
    (4, 1)
    """
    grad = np.asarray(grad)
    grad = grad.sum(axis=tuple(range(grad.ndim - len(shape))))
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1 and grad.shape[axis] != 1)
    return np.broadcast_to(grad.sum(axis=stretched, keepdims=True), shape) if shape else grad
