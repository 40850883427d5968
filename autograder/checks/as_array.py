"""Numbers, and lists of numbers, as arrays that can be compared.

Contract: what is no number, array of numbers or list of numbers gives None; nothing raises.
"""

from __future__ import annotations

from typing import Any

import numpy as np

LARGEST = 10**300


def is_number_like(value: Any) -> bool:
    """Return whether `value` is a number or an exact array."""
    return isinstance(value, (bool, int, float, complex, np.ndarray, np.generic))


def as_numbers(values: Any) -> np.ndarray | None:
    """Return a list or tuple of numbers as an array; None when it holds anything else.

    >>> as_numbers([1, 2.5]), as_numbers(["a"])
    (array([1. , 2.5]), None)
    """
    if not all(isinstance(item, (bool, int, float, np.number, np.bool_)) or _is_single(item) for item in values):
        return None
    if not len(values):
        return np.zeros(0)
    try:
        return _numeric(np.array(values))
    except OverflowError:
        return _numeric(
            np.array([item.item() if isinstance(item, np.ndarray) else item for item in values], dtype=object)
        )


def as_array(value: Any) -> np.ndarray | None:
    """Return a number, an array, or a list or tuple of numbers as an array; None for anything else.

    >>> as_array(3), as_array((1, 2)), as_array({})
    (array(3), array([1, 2]), None)
    """
    if isinstance(value, (list, tuple)):
        return as_numbers(value)
    return _numeric(np.asarray(value)) if is_number_like(value) else None


def _numeric(values: np.ndarray) -> np.ndarray:
    """Return whole numbers beyond 64 bits, which NumPy holds as objects, as floats."""
    if values.dtype.kind != "O":
        return values
    limited = [max(min(item, LARGEST), -LARGEST) for item in values.ravel().tolist()]
    return np.array(limited, dtype=float).reshape(values.shape)


def _is_single(value: Any) -> bool:
    return isinstance(value, np.ndarray) and not value.ndim and value.dtype.kind in "biuf"
