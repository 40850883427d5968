"""One difference between what is expected and what came, in a learner's words.

Contract: what is ``safe`` tells no number of a test and nothing that a hidden argument could have chosen; ``detail``
may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Path = tuple[Any, ...]


@dataclass(frozen=True)
class Difference:
    """One part that differs: where, the kind of fault, and two descriptions for the learner.

    ``safe`` holds no numbers of the test; ``detail`` may.
    """

    path: Path
    fault: str
    safe: str
    detail: str = ""


def describe(value: Any) -> str:
    """Name the type of a plain value in a learner's words.

    >>> describe((1, 2)), describe(np.zeros((2, 3))), describe(None)
    ('a tuple of 2 values', 'an array', 'None')
    """
    if value is None:
        return "None"
    if isinstance(value, (tuple, list)):
        return f"a {type(value).__name__} of {len(value)} value{'' if len(value) == 1 else 's'}"
    if isinstance(value, np.ndarray) and value.ndim:
        return "an array"
    if isinstance(value, dict):
        return "a dict"
    if isinstance(value, (str, bytes)):
        return "text"
    return "a number" if isinstance(value, (bool, int, float, complex, np.ndarray, np.generic)) else "an object"


def largest_difference(want: np.ndarray, have: np.ndarray) -> str:
    """Write out two arrays of one shape, and where they are furthest apart.

    >>> largest_difference(np.array([1.0, 2.0]), np.array([1.0, 2.5]))
    'expected [1., 2.], got [1. , 2.5] (largest difference 0.5 at index 1)'
    """
    text = f"expected {_short(want)}, got {_short(have)}"
    if want.ndim and want.size > 1 and want.dtype.kind in "iuf" and have.dtype.kind in "iuf":
        with np.errstate(all="ignore"):
            apart = np.abs(np.subtract(have, want, dtype=float))
        if not np.isnan(apart).any():
            at = tuple(int(i) for i in np.unravel_index(int(np.argmax(apart)), want.shape))
            text += f" (largest difference {apart[at]:.3g} at index {at[0] if len(at) == 1 else at})"
    return text


def shape_in_words(value: np.ndarray) -> str:
    """Name the shape of an array."""
    return f"shape {value.shape}" if value.ndim else "a single number"


def _short(value: np.ndarray) -> str:
    if not value.ndim:
        return repr(value.item())
    return np.array2string(value, precision=6, threshold=12, edgeitems=2, separator=", ").replace("\n", "")


def unlike(path: Path, expected: Any, got: Any) -> Difference:
    """Say that two values differ, or their types do."""
    if type(expected) is type(got):
        return Difference(path, "values", "the value is not the expected one", f"expected {expected!r}, got {got!r}")
    return wrong_type(path, expected, got)


def wrong_type(path: Path, expected: Any, got: Any) -> Difference:
    """Say that a value is of another type, or a tuple or list of another length."""
    # How many values came back may be the value of a hidden argument: the learner could make it so.
    many = type(got) if isinstance(got, (tuple, list)) else None
    if many is None:
        return Difference(path, "type", f"expected {describe(expected)}, got {describe(got)}")
    kind = f"a {many.__name__} of another length" if isinstance(expected, many) else f"a {many.__name__}"
    return Difference(path, "type", f"expected {describe(expected)}, got {kind}", f"got {describe(got)}")
