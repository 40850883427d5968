"""One check of a value: the learner's function and the reference, called on equal arguments.

Contract: a :class:`ValueCheck` is called once for each attempt and returns the fault that it found, or None. It keeps
what the learner returned last in ``evidence``, for weighing which mistake fits all checks of an exercise.
"""

from __future__ import annotations

import copy
import inspect
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.checks import fault as faults
from autograder.checks.compare import differences
from autograder.checks.difference import Path
from autograder.checks.errors import GraderFault
from autograder.checks.evidence import Evidence
from autograder.checks.fault import Fault
from autograder.checks.learner import Outcome
from autograder.checks.misconception import Misconception, parts
from autograder.checks.plain import plain
from autograder.checks.reach import reachable
from autograder.checks.subject import Subject


class ValueCheck:
    """The comparison of one call with the reference.

    Parameters
    ----------
    subject
        The function and its reference.
    args, kwargs
        The arguments; each side and each attempt gets a copy of its own.
    rtol, atol
        The tolerances.
    only
        The values of a returned tuple or dict to compare, by name; None for all.
    misconceptions
        The mistakes to try on a mismatch, in order.

    Raises
    ------
    GraderFault
        When the reference fails on the arguments, or `only` names no value of its result.
    """

    def __init__(
        self,
        subject: Subject,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        rtol: float,
        atol: float,
        only: Sequence[str] | None,
        misconceptions: Sequence[Misconception],
    ) -> None:
        self.subject, self.bounds, self.only = subject, (rtol, atol), only
        self.misconceptions = misconceptions
        self.args, self.kwargs = copy.deepcopy((args, kwargs))
        self.expected = expected_value(subject.name, subject.reference, self.args, self.kwargs)
        self.evidence: Evidence | None = None
        known = {subject.label(path[:1]) for path, _ in parts(self.expected)}
        if only is not None and not set(only) <= known:
            raise GraderFault(f"expected only= to name values of {subject.name}; got {', '.join(set(only) - known)}")

    def __call__(self) -> Fault | None:
        """Call the learner's function and compare."""
        if (absent := self.subject.absent()) is not None:
            return absent
        outcome = self.subject.learner.call(self.subject.name, *copy.deepcopy((self.args, self.kwargs)))
        if outcome.failure is not None:
            return faults.of_failure(outcome.failure)
        if outcome.value is None and self.expected is not None:
            return faults.of_none(outcome)
        self.evidence = Evidence(
            self.subject.reference, self.args, self.kwargs, self.expected, outcome.value, self.bounds, self._wanted
        )
        found = [item for item in differences(self.expected, outcome.value, *self.bounds) if self._wanted(item.path)]
        if not found:
            return self._changed(outcome)
        fault = faults.of_differences(found, self.subject.label, outcome)
        if fault.kind not in faults.ONCE:
            fault.explanations.extend(self.evidence.explanations(self.misconceptions))
        return fault

    def _wanted(self, path: Path) -> bool:
        return self.only is None or not path or self.subject.label(path[:1]) in self.only

    def _changed(self, outcome: Outcome) -> Fault | None:
        after, named = outcome.arguments
        if named.keys() != self.kwargs.keys():
            return None
        names = [*parameter_names(self.subject.reference, len(self.args)), *self.kwargs]
        before = (*self.args, *self.kwargs.values())
        return faults.of_changed(before, (*after, *(named[key] for key in self.kwargs)), names)


def expected_value(name: str, reference: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Return what the reference gives; a failure of it is a fault of the course."""
    given, named = copy.deepcopy((args, kwargs))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return plain(reference(*given, **named), allow=reachable(given, named))
        except Exception as error:
            raise GraderFault(f"the reference of {name} failed: {type(error).__name__}: {error}") from error


def parameter_names(function: Callable[..., Any], count: int) -> list[str]:
    """Return the names of the first `count` positional parameters, numbers where there are no names."""
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        names = []
    return [*names[:count], *(f"number {index + 1}" for index in range(len(names), count))]
