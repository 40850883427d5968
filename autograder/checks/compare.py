"""Comparing what a learner returned with what the reference returns.

Contract: both sides are plain data. A result is taken apart into parts (the values of a tuple, list or dict); each
part is compared by type, shape, values and kind of dtype, in this order, and the first difference is reported.

A Python number stands for a 0-d array and the other way round; a whole number for a float; where a list of numbers is
expected a tuple or a 1-D array does as well. float32 against float64 is no difference, only a reason for a wider
tolerance.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checks.as_array import as_array, as_numbers
from autograder.checks.difference import Difference, Path, largest_difference, shape_in_words, unlike, wrong_type

KIND_WORDS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex", "U": "text", "S": "bytes"}
SINGLE_RTOL, SINGLE_ATOL = 1e-4, 1e-5


def differences(
    expected: Any, got: Any, rtol: float = 1e-7, atol: float = 1e-9, path: Path = (), *, words: bool = True
) -> list[Difference]:
    """Return how `got` differs from `expected`, part by part; an empty list when it does not.

    Parameters
    ----------
    expected, got
        Plain data.
    rtol, atol
        A float passes when ``|got - expected| <= atol + rtol * |expected|``; nan equals nan.
    words
        Whether to write out the values that differ, which takes longer than to compare them.

    Examples
    --------
    >>> differences(np.array([1.0, 2.0]), np.array([1.0, 2.0]))
    []
    >>> differences((1.0, np.zeros(3)), (1.0, np.zeros((3, 1))))[0].fault
    'shape'
    """
    if is_leaf(expected):
        difference = _leaf(expected, got, rtol, atol, path, words)
        return [] if difference is None else [difference]
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [wrong_type(path, expected, got)]
        if set(expected) != set(got):
            detail = f"expected the keys {sorted(map(str, expected))}, got {sorted(map(str, got))}"
            return [Difference(path, "type", "the keys of the dict are not the expected ones", detail)]
        keys = list(expected)
    else:
        wrong = not isinstance(got, tuple) if isinstance(expected, tuple) else not isinstance(got, (list, tuple))
        if wrong or len(got) != len(expected):
            return [wrong_type(path, expected, got)]
        keys = list(range(len(expected)))
    return [
        item for key in keys for item in differences(expected[key], got[key], rtol, atol, (*path, key), words=words)
    ]


def is_leaf(value: Any) -> bool:
    """Return whether `value` is compared as a whole: anything but a tuple, a dict, or a list of more than numbers."""
    if isinstance(value, list):
        return as_numbers(value) is not None
    return not isinstance(value, (tuple, dict))


def _leaf(expected: Any, got: Any, rtol: float, atol: float, path: Path, words: bool) -> Difference | None:
    if expected is None or got is None or isinstance(expected, (str, bytes)) or isinstance(got, (str, bytes, dict)):
        return None if type(expected) is type(got) and expected == got else unlike(path, expected, got)
    if isinstance(got, (list, tuple)) and not isinstance(expected, list):
        return wrong_type(path, expected, got)
    want, have = as_array(expected), as_array(got)
    if want is None or have is None:
        return None if expected is got else wrong_type(path, expected, got)
    if want.shape != have.shape:
        detail = f"expected {shape_in_words(want)}, got {shape_in_words(have)}"
        return Difference(path, "shape", "the shape is not the expected one", detail)
    if not _close(want, have, rtol, atol):
        detail = largest_difference(want, have) if words else ""
        return Difference(path, "values", "the values are not the expected ones", detail)
    wanted, had = KIND_WORDS[want.dtype.kind], KIND_WORDS[have.dtype.kind]
    whole_number = wanted == "float" and had == "int" and not want.ndim
    if wanted != had and not whole_number and (want.size or not isinstance(got, (list, tuple))):
        remedy = f"convert them with .astype({wanted})" if want.ndim else f"convert it with {wanted}(...)"
        safe = f"the values are right but of the wrong kind: expected {wanted}, got {had}, so {remedy}"
        return Difference(path, "dtype kind", safe)
    return None


def _close(want: np.ndarray, have: np.ndarray, rtol: float, atol: float) -> bool:
    if want.dtype.kind not in "fc" or have.dtype.kind in "US" or want.dtype.kind in "US":
        return bool(np.array_equal(want, have))
    if np.float32 in (want.dtype, have.dtype):
        finite = np.abs(want[np.isfinite(want)])
        rtol, atol = max(rtol, SINGLE_RTOL), max(atol, SINGLE_ATOL * float(finite.max(initial=0.0)))
    with np.errstate(all="ignore"):
        apart = np.abs(have - want)
        if np.isfinite(apart).all():  # then all is finite, and this is allclose in half of its time
            return bool((apart <= atol + rtol * np.abs(want)).all())
    return bool(np.allclose(have, want, rtol=rtol, atol=atol, equal_nan=True))
