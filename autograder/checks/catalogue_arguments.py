"""Mistakes known by the arguments: what the reference gives for others than were passed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.formula import bind, of_parts
from autograder.checks.misconception import Misconception


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
