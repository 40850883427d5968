"""Mistakes known by the result: the reference's own, turned, scaled or reshaped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.formula import is_real, of_result, times, times_length
from autograder.checks.misconception import Misconception


def transposed(mistake: str = "the result is transposed", remedy: str = "swap the order or drop a .T") -> Misconception:
    """Recognise a result with rows and columns swapped."""
    return of_result("transposed", mistake, remedy, lambda value: np.asarray(value).T if np.ndim(value) > 1 else ...)


def wrong_sign(mistake: str = "the sign is wrong", remedy: str = "multiply by -1") -> Misconception:
    """Recognise the negative of the result."""
    return of_result("wrong_sign", mistake, remedy, lambda value: -np.asarray(value) if is_real(value) else ...)


def one_minus(mistake: str = "0 and 1 are swapped", remedy: str = "turn the condition round") -> Misconception:
    """Recognise one minus the result: a flipped label, mask or probability."""
    return of_result("one_minus", mistake, remedy, lambda value: 1 - np.asarray(value))


def integer_result(
    mistake: str = "decimals were cut off", remedy: str = "make the array with a float dtype before filling it"
) -> Misconception:
    """Recognise a result that was stored in an integer array."""
    return of_result("integer_result", mistake, remedy, lambda value: np.trunc(value) if is_real(value) else ...)


def extra_axis(
    mistake: str = "the result has an axis too many", remedy: str = "sum without keepdims, or use .ravel()"
) -> Misconception:
    """Recognise an axis of length 1 at the end: a column where a vector is asked for."""
    return of_result("extra_axis", mistake, remedy, lambda value: np.asarray(value)[..., None])


def squeezed(
    mistake: str = "an axis of length 1 got lost", remedy: str = "keep it, leave out squeeze and item"
) -> Misconception:
    """Recognise a result without its axes of length 1."""
    return of_result("squeezed", mistake, remedy, lambda value: np.squeeze(value) if 1 in np.shape(value) else ...)


def values_swapped(
    mistake: str = "the returned values are in another order", remedy: str = "return them in the order of the text"
) -> Misconception:
    """Recognise a tuple in reverse order."""

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        value = reference(*args, **kwargs)
        return value[::-1] if isinstance(value, tuple) else ...

    return Misconception(mistake, remedy, function, "values_swapped")


def scaled(factor: float, mistake: str, remedy: str, key: str = "scaled") -> Misconception:
    """Recognise the result times a number, such as a missing 1/2."""
    return of_result(key, mistake, remedy, lambda value: np.asarray(value) * factor)


def sum_instead_of_mean(
    arg: str | None = None,
    mistake: str = "the sum is taken where the mean is asked for",
    remedy: str = "divide by the number of examples",
) -> Misconception:
    """Recognise the result times the number of examples, the length of `arg` (by default the first array)."""
    return times_length("sum_instead_of_mean", arg, 1, mistake, remedy)


def mean_instead_of_sum(
    arg: str | None = None,
    mistake: str = "the result is divided by the number of examples",
    remedy: str = "leave that division out, it belongs to the loss alone",
) -> Misconception:
    """Recognise the result divided by the number of examples, the length of `arg` (by default the first array)."""
    return times_length("mean_instead_of_sum", arg, -1, mistake, remedy)


def unbiased_variance(
    name: str = "X",
    power: float = 1.0,
    mistake: str = "the variance is divided by m - 1",
    remedy: str = "divide by m, the biased variance",
) -> Misconception:
    """Recognise m - 1 in place of m; `power` is that of the variance in the result (0.5 for a standard deviation)."""
    return times(
        "unbiased_variance", mistake, remedy, lambda bound: (len(bound[name]) / (len(bound[name]) - 1)) ** power
    )


def biased_variance(
    name: str = "X",
    power: float = 1.0,
    mistake: str = "the variance is divided by m",
    remedy: str = "divide by m - 1, the unbiased variance",
) -> Misconception:
    """Recognise a result with m in place of m - 1; `power` is that of the variance in it."""
    return times("biased_variance", mistake, remedy, lambda bound: ((len(bound[name]) - 1) / len(bound[name])) ** power)
