"""Clipping the gradient of the whole network by its norm, in place."""

import math

import numpy as np

from nnlib.layers.layer import FloatArray


def clip_to_norm(gradients: FloatArray, limit: float) -> None:
    """Scale the vector down to a norm of at most ``limit``; the pure form is :func:`nnlib.clip_by_global_norm`.

    Where an entry is infinite or NaN the vector becomes or stays NaN, and the next loss tells of it.

    Examples
    --------
    >>> g = np.array([3e200, 4e200])
    >>> clip_to_norm(g, 1.0)
    >>> g
    array([0.6, 0.8])
    """
    norm = float(np.sqrt(np.vdot(gradients, gradients)))
    if norm == math.inf:  # the squares have overflowed: again in units of the largest entry
        largest = float(np.abs(gradients).max())
        gradients /= largest
        gradients *= min(limit / float(np.sqrt(np.vdot(gradients, gradients))), largest)
    elif norm > limit:
        gradients *= limit / norm
