"""Comparing what a learner returned with what the reference returns.

Contract: both sides are plain data. A result is taken apart into parts (the values of a tuple, list or dict); each
part is compared by type, shape, values and kind of dtype, in this order, and the first difference is reported.

A Python number stands for a 0-d array and the other way round; a whole number for a float; where a list of numbers is
expected a tuple or a 1-D array does as well. float32 against float64 is no difference, only a reason for a wider
tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Path = tuple[Any, ...]
KIND_WORDS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex", "U": "text", "S": "bytes"}
LARGEST = 10**300
SINGLE_RTOL, SINGLE_ATOL = 1e-4, 1e-5


@dataclass(frozen=True)
class Difference:
    """One part that differs: where, the kind of fault, and two descriptions for the learner.

    ``safe`` holds no numbers of the test; ``detail`` may.
    """

    path: Path
    fault: str
    safe: str
    detail: str = ""


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
            return [_wrong_type(path, expected, got)]
        if set(expected) != set(got):
            detail = f"expected the keys {sorted(map(str, expected))}, got {sorted(map(str, got))}"
            return [Difference(path, "type", "the keys of the dict are not the expected ones", detail)]
        keys = list(expected)
    else:
        wrong = not isinstance(got, tuple) if isinstance(expected, tuple) else not isinstance(got, (list, tuple))
        if wrong or len(got) != len(expected):
            return [_wrong_type(path, expected, got)]
        keys = list(range(len(expected)))
    return [
        item for key in keys for item in differences(expected[key], got[key], rtol, atol, (*path, key), words=words)
    ]


def is_leaf(value: Any) -> bool:
    """Return whether `value` is compared as a whole: anything but a tuple, a dict, or a list of more than numbers."""
    if isinstance(value, list):
        return _as_numbers(value) is not None
    return not isinstance(value, (tuple, dict))


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


def _leaf(expected: Any, got: Any, rtol: float, atol: float, path: Path, words: bool) -> Difference | None:
    if expected is None or got is None or isinstance(expected, (str, bytes)) or isinstance(got, (str, bytes, dict)):
        return None if type(expected) is type(got) and expected == got else _unlike(path, expected, got)
    if isinstance(got, (list, tuple)) and not isinstance(expected, list):
        return _wrong_type(path, expected, got)
    want, have = _array(expected), _array(got)
    if want is None or have is None:
        return None if expected is got else _wrong_type(path, expected, got)
    if want.shape != have.shape:
        detail = f"expected {_shape(want)}, got {_shape(have)}"
        return Difference(path, "shape", "the shape is not the expected one", detail)
    if not _close(want, have, rtol, atol):
        detail = _largest(want, have) if words else ""
        return Difference(path, "values", "the values are not the expected ones", detail)
    wanted, had = KIND_WORDS[want.dtype.kind], KIND_WORDS[have.dtype.kind]
    whole_number = wanted == "float" and had == "int" and not want.ndim
    if wanted != had and not whole_number and (want.size or not isinstance(got, (list, tuple))):
        remedy = f"convert them with .astype({wanted})" if want.ndim else f"convert it with {wanted}(...)"
        safe = f"the values are right but of the wrong kind: expected {wanted}, got {had}, so {remedy}"
        return Difference(path, "dtype kind", safe)
    return None


def is_number_like(value: Any) -> bool:
    """Return whether `value` is a number or an exact array."""
    return isinstance(value, (bool, int, float, complex, np.ndarray, np.generic))


def _as_numbers(values: Any) -> np.ndarray | None:
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


def _array(value: Any) -> np.ndarray | None:
    if isinstance(value, (list, tuple)):
        return _as_numbers(value)
    return _numeric(np.asarray(value)) if is_number_like(value) else None


def _numeric(values: np.ndarray) -> np.ndarray:
    """Return whole numbers beyond 64 bits, which NumPy holds as objects, as floats."""
    if values.dtype.kind != "O":
        return values
    limited = [max(min(item, LARGEST), -LARGEST) for item in values.ravel().tolist()]
    return np.array(limited, dtype=float).reshape(values.shape)


def _is_single(value: Any) -> bool:
    return isinstance(value, np.ndarray) and not value.ndim and value.dtype.kind in "biuf"


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


def _largest(want: np.ndarray, have: np.ndarray) -> str:
    text = f"expected {_short(want)}, got {_short(have)}"
    if want.ndim and want.size > 1 and want.dtype.kind in "iuf" and have.dtype.kind in "iuf":
        with np.errstate(all="ignore"):
            apart = np.abs(np.subtract(have, want, dtype=float))
        if not np.isnan(apart).any():
            at = tuple(int(i) for i in np.unravel_index(int(np.argmax(apart)), want.shape))
            text += f" (largest difference {apart[at]:.3g} at index {at[0] if len(at) == 1 else at})"
    return text


def _shape(value: np.ndarray) -> str:
    return f"shape {value.shape}" if value.ndim else "a single number"


def _short(value: np.ndarray) -> str:
    if not value.ndim:
        return repr(value.item())
    return np.array2string(value, precision=6, threshold=12, edgeitems=2, separator=", ").replace("\n", "")


def _unlike(path: Path, expected: Any, got: Any) -> Difference:
    if type(expected) is type(got):
        return Difference(path, "values", "the value is not the expected one", f"expected {expected!r}, got {got!r}")
    return _wrong_type(path, expected, got)


def _wrong_type(path: Path, expected: Any, got: Any) -> Difference:
    # How many values came back may be the value of a hidden argument: the learner could make it so.
    many = type(got) if isinstance(got, (tuple, list)) else None
    if many is None:
        return Difference(path, "type", f"expected {describe(expected)}, got {describe(got)}")
    kind = f"a {many.__name__} of another length" if isinstance(expected, many) else f"a {many.__name__}"
    return Difference(path, "type", f"expected {describe(expected)}, got {kind}", f"got {describe(got)}")
