"""What went wrong in one check, in two versions: for a visible check and for a hidden one.

Contract: ``safe`` names the kind of fault and nothing of the test's inputs or values, nor anything that the learner's
code chose freely (messages, prints, names of its classes). ``detail`` is added in visible checks alone.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks.compare import differences
from autograder.checks.difference import Difference, Path
from autograder.checks.learner import Failure, Outcome
from autograder.checks.misconception import Misconception

ONCE = frozenset({"dtype kind", "changed in place"})
"""Kinds of fault that cost one check of an exercise, however many show them."""

RAISED = frozenset({"exception", "not written"})
"""Kinds of fault of code that did not get as far as returning a value."""

PRINTED_SHOWN = 200
MESSAGE_SHOWN = 500


@dataclass(frozen=True)
class Fault:
    """One fault: its kind, the two wordings, and the misconceptions that would explain it."""

    kind: str
    safe: str
    detail: str = ""
    explanations: list[Misconception] = field(default_factory=list)


def of_failure(failure: Failure) -> Fault:
    """Word an exception in the learner's code.

    >>> of_failure(Failure("TypeError", "bad operand", 3, "")).safe
    'your code raised TypeError in line 3 of its cell'
    """
    line = f" in line {int(failure.line)} of its cell" if failure.line is not None else ""
    message = failure.message[:MESSAGE_SHOWN]
    if failure.type_name == "NotImplementedError":
        return Fault("not written", "this function, or one that it calls, is not written yet")
    if failure.type_name == "NotPlainData":
        return Fault(
            "type", "what came back is neither a number, a NumPy array nor a tuple, list or dict of them", message
        )
    if failure.type_name == "SystemExit":
        return Fault("exception", f"your code ended the program{line}")
    if failure.type_name == "TimeoutError":
        return Fault("exception", "your code took too long: does a loop never end?", message)
    name = failure.type_name if is_builtin_exception(failure.type_name) else "an exception"
    detail = message if name == failure.type_name else f"{failure.type_name}: {message}"
    return Fault("exception", f"your code raised {name}{line}", detail)


def is_builtin_exception(name: str) -> bool:
    """Return whether `name` is one of Python's own exceptions, so that it tells nothing but the kind of error."""
    kind = getattr(builtins, name, None)
    return isinstance(kind, type) and issubclass(kind, BaseException)


def of_none(outcome: Outcome) -> Fault:
    """Word a result of None where a value is expected."""
    if outcome.printed.strip():
        shown = outcome.printed.strip()[:PRINTED_SHOWN]
        return Fault(
            "prints",
            "your function prints its result instead of returning it, so end it with return",
            f"printed: {shown}",
        )
    return Fault("returns None", "your function returns None: end it with return")


def of_differences(found: Sequence[Difference], name: Callable[[Path], str], outcome: Outcome) -> Fault:
    """Word the differences of a result: the first in full, the names of all."""
    first = found[0]
    named = [name(item.path) for item in found if item.path]
    safe = f"in {name(first.path)}, {first.safe}" if first.path else first.safe
    others = [label for label in dict.fromkeys(named[1:]) if label != name(first.path)]
    if others:
        safe += (
            f" (nor are those of {', '.join(others)})"
            if first.fault == "values"
            else f" (look at {', '.join(others)} too)"
        )
    warned = f"; NumPy warned: {', '.join(outcome.warned)}"[:MESSAGE_SHOWN] if outcome.warned else ""
    return Fault(first.fault, safe, first.detail + warned)


def of_changed(before: tuple[Any, ...], after: tuple[Any, ...], names: Sequence[str]) -> Fault | None:
    """Return a fault when an argument was changed in place; None when all are as they were."""
    if len(before) != len(after):
        return None
    for name, old, new in zip(names, before, after, strict=True):
        if not _unchanged(old, new):
            remedy = f"work on a copy, as in {name} = {name}.copy() or {name} = {name} + ..."
            return Fault("changed in place", f"the argument {name} was changed in place: {remedy}")
    return None


def _unchanged(old: Any, new: Any) -> bool:
    if isinstance(old, np.ndarray):
        return type(new) is np.ndarray and old.dtype == new.dtype and not differences(old, new, 0.0, 0.0)
    if isinstance(old, (list, tuple)):
        return type(new) is type(old) and len(old) == len(new) and all(map(_unchanged, old, new))
    if isinstance(old, dict):
        return type(new) is dict and old.keys() == new.keys() and all(_unchanged(old[key], new[key]) for key in old)
    if isinstance(old, (bool, int, float, str, bytes)):
        return type(old) is type(new) and (old == new or old != old)
    return True
