"""The mistakes that come back in every lesson, as factories.

Contract: each factory returns a :class:`~autograder.checks.misconception.Misconception` that works on the reference
and a check's arguments; ``mistake`` and ``remedy`` may be put in the words of an exercise. Arguments are named as in
the reference's signature. The factory's name is the key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.formula import bind, is_real, of_parts, of_result, times, times_length
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


def transposed_argument(name: str, mistake: str = "", remedy: str = "") -> Misconception:
    """Recognise the reference with one matrix transposed."""
    return replaced(
        mistake or f"{name} is transposed",
        remedy or f"check which axis of {name} is which",
        key="transposed_argument",
        **{name: lambda value: value.T},
    )


def wrong_axis(
    name: str, mistake: str = "rows and columns are mixed up", remedy: str = "go along the other axis"
) -> Misconception:
    """Recognise the other axis: the reference of ``name.T``, transposed back where it is a matrix."""

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        bound = bind(reference, args, kwargs)
        bound[name] = bound[name].T
        return of_parts(reference(**bound), lambda value: value.T if np.ndim(value) > 1 else value)

    return Misconception(mistake, remedy, function, "wrong_axis")


def missing_bias(
    name: str = "b", mistake: str = "the bias is missing", remedy: str = "add b to the weighted sum"
) -> Misconception:
    """Recognise the reference with a bias of zero."""
    return replaced(mistake, remedy, key="missing_bias", **{name: lambda value: value * 0})


def missing_argument(name: str, neutral: Any = 0.0, mistake: str = "", remedy: str = "") -> Misconception:
    """Recognise the reference with an argument that has no effect."""
    return replaced(
        mistake or f"{name} has no effect",
        remedy or f"use {name}",
        key="missing_argument",
        **{name: lambda value: neutral},
    )


def swapped_arguments(first: str, second: str, mistake: str = "", remedy: str = "") -> Misconception:
    """Recognise the reference with two arguments in each other's place."""

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        bound = bind(reference, args, kwargs)
        bound[first], bound[second] = bound[second], bound[first]
        return reference(**bound)

    words = mistake or f"{first} and {second} are swapped"
    return Misconception(words, remedy or "look which one the formula means", function, "swapped_arguments")


def keep_drop_swapped(
    name: str = "p",
    mistake: str = "p is taken as the probability of keeping",
    remedy: str = "here p is the probability of dropping a unit",
) -> Misconception:
    """Recognise the reference with ``1 - p``."""
    return replaced(mistake, remedy, key="keep_drop_swapped", **{name: lambda value: 1 - value})


def train_test_swapped(
    name: str = "training",
    mistake: str = "training and test are swapped",
    remedy: str = "look again at what each of the two does",
) -> Misconception:
    """Recognise the reference in the other mode."""
    return replaced(mistake, remedy, key="train_test_swapped", **{name: lambda value: not value})


def missing_eps(
    name: str = "eps", mistake: str = "eps is missing", remedy: str = "add eps where the formula has it"
) -> Misconception:
    """Recognise the reference with ``eps = 0``."""
    return replaced(mistake, remedy, key="missing_eps", **{name: lambda value: 0.0})


def missing_bias_correction(
    name: str = "t",
    mistake: str = "the bias correction is missing",
    remedy: str = "divide m by 1 - beta1**t and v by 1 - beta2**t",
) -> Misconception:
    """Recognise the reference after so many steps that the correction has faded."""
    return replaced(mistake, remedy, key="missing_bias_correction", **{name: lambda value: 10**9})


def one_step_more(
    name: str, mistake: str = "there is one step too many", remedy: str = "check where the count starts and ends"
) -> Misconception:
    """Recognise the reference with a count one larger."""
    return replaced(mistake, remedy, key="one_step_more", **{name: lambda value: value + 1})


def one_step_less(
    name: str, mistake: str = "there is one step too few", remedy: str = "check where the count starts and ends"
) -> Misconception:
    """Recognise the reference with a count one smaller."""
    return replaced(mistake, remedy, key="one_step_less", **{name: lambda value: value - 1})


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


def argument_returned(name: str, mistake: str = "", remedy: str = "return the new value") -> Misconception:
    """Recognise an argument that came back as it was."""

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return bind(reference, args, kwargs)[name]

    return Misconception(mistake or f"{name} is returned unchanged", remedy, function, "argument_returned")


def replaced(mistake: str, remedy: str, *, key: str = "replaced", **arguments: Any) -> Misconception:
    """Recognise the reference with some arguments replaced: by a value, or by a function of the old one.

    Examples
    --------
    >>> def line(x, w, b):
    ...     return w * x + b
    >>> replaced("b is missing", "add b", b=0.0).value(line, (2.0, 3.0, 1.0), {})
    6.0
    """

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        bound = bind(reference, args, kwargs)
        for name, new in arguments.items():
            bound[name] = new(bound[name]) if callable(new) else new
        return reference(**bound)

    return Misconception(mistake, remedy, function, key)


ALWAYS_TRIED = (
    values_swapped(),
    transposed(),
    wrong_sign(),
    integer_result(),
    extra_axis(),
    squeezed(),
    sum_instead_of_mean(mistake="the result is too large by the number of examples"),
    mean_instead_of_sum(
        mistake="the result is too small by the number of examples", remedy="leave out the division by it"
    ),
)
"""Mistakes that every exercise tries after its own."""
