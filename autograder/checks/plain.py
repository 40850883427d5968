"""Plain data: the only values that the checks look at.

Contract: :func:`plain` copies a value into None, bool, int, float, complex, str, bytes, list, tuple, dict and exact
NumPy arrays or scalars, and refuses everything else. Nothing that it returns carries code of the learner's, so
comparing two plain values never runs any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

ATOMS = (type(None), bool, int, float, complex, str, bytes)
NUMPY_SCALARS = frozenset(np.dtype(code).type for code in "?bhilqBHILQefdgFDG") | {np.str_, np.bytes_}
ARRAY_KINDS = "biufcSU"
DEEPEST = 32


class NotPlainData(TypeError):
    """A value that is no plain data; the message says what came and what to return instead."""


def plain(value: Any, allow: Callable[[Any], bool] | None = None) -> Any:
    """Return an independent copy of `value` made of plain data only.

    Parameters
    ----------
    value
        Any object that came out of a learner's code.
    allow
        Says of an object that is no plain data whether it may pass as it is; by default none may.

    Raises
    ------
    NotPlainData
        For array subclasses (``np.matrix``, masked arrays), arrays of objects, and objects of any other class.

    Examples
    --------
    >>> plain((1, [2.0, None]))
    (1, [2.0, None])
    >>> plain(np.matrix([[1, 2]]))
    Traceback (most recent call last):
    ...
    autograder.checks.plain.NotPlainData: expected a plain NumPy array; got its subclass matrix: return np.asarray(...)
    """
    return _copy(value, allow, 0)


def _copy(value: Any, allow: Callable[[Any], bool] | None, depth: int) -> Any:
    kind = type(value)
    if kind in ATOMS or kind in NUMPY_SCALARS:
        return value
    if depth > DEEPEST:
        raise NotPlainData(f"expected lists nested at most {DEEPEST} deep: is a list inside itself?")
    if kind is np.ndarray:
        if value.dtype.kind not in ARRAY_KINDS:
            raise NotPlainData(
                f"expected an array of numbers; got dtype {value.dtype.name}: are all rows equally long?"
            )
        return np.array(value, dtype=value.dtype.newbyteorder("="), copy=True)
    if kind is list or kind is tuple:
        return kind(_copy(item, allow, depth + 1) for item in value)
    if kind is dict:
        return {_key(key): _copy(item, allow, depth + 1) for key, item in value.items()}
    if allow is not None and allow(value):
        return value
    name = kind.__name__
    if issubclass(kind, np.ndarray):
        raise NotPlainData(f"expected a plain NumPy array; got its subclass {name}: return np.asarray(...)")
    raise NotPlainData(
        f"expected numbers, NumPy arrays, or tuples, lists and dicts of them; got an object of class {name}"
    )


def _key(key: Any) -> Any:
    if type(key) in ATOMS or type(key) in NUMPY_SCALARS:
        return key
    raise NotPlainData(f"expected text or numbers as the keys of a dict; got {type(key).__name__}")
