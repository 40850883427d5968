"""What the factories of the catalogue are built from: changes of a result, and calls with other arguments.

Contract: every function here works on the reference and a check's arguments alone and knows no lesson.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.checks.as_array import is_number_like
from autograder.checks.compare import is_leaf
from autograder.checks.misconception import Misconception


def times_length(key: str, arg: str | None, power: int, mistake: str, remedy: str) -> Misconception:
    """Recognise a result times a power of the number of examples."""
    return times(key, mistake, remedy, lambda bound: float(_length(bound, arg)) ** power)


def _length(bound: Mapping[str, Any], arg: str | None) -> int:
    if arg is not None:
        return len(bound[arg])
    return next(len(value) for value in bound.values() if isinstance(value, np.ndarray) and value.ndim)


def times(key: str, mistake: str, remedy: str, factor: Callable[[Mapping[str, Any]], float]) -> Misconception:
    """Recognise a result times a factor that depends on the arguments."""

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        by = factor(bind(reference, args, kwargs))
        return of_parts(reference(*args, **kwargs), lambda value: np.asarray(value) * by if is_real(value) else ...)

    return Misconception(mistake, remedy, function, key)


def of_result(key: str, mistake: str, remedy: str, change: Callable[[Any], Any]) -> Misconception:
    """Recognise a change made to every number or array of the result."""

    def function(reference: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return of_parts(reference(*args, **kwargs), change)

    return Misconception(mistake, remedy, function, key)


def of_parts(value: Any, change: Callable[[Any], Any]) -> Any:
    """Change every part of a result that is a number or an array; the others are left open with ``...``."""
    if is_leaf(value):
        return change(value) if is_number_like(value) or isinstance(value, list) else ...
    if isinstance(value, dict):
        return {key: of_parts(item, change) for key, item in value.items()}
    return type(value)(of_parts(item, change) for item in value)


def is_real(value: Any) -> bool:
    """Return whether `value` holds real numbers."""
    return np.asarray(value).dtype.kind in "iuf"


def bind(reference: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments by the names of the reference's parameters, defaults included."""
    bound = inspect.signature(reference).bind(*args, **kwargs)
    bound.apply_defaults()
    return dict(bound.arguments)
