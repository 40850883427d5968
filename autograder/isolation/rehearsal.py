"""What the visible statements of a test cell tell a learner when no hidden test has run yet.

Contract: a rehearsal runs the visible statements in a learner's process that no hidden input has ever entered, so
whatever the learner's code says there may be shown. It decides nothing. The verdict is made later, of the whole cell
in the lesson's order, where nothing that the learner's code says is passed on; where that meets the same failure of a
visible statement, :meth:`Rehearsal.explain` puts the rehearsal's words in its place.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.checks import Exercise
from autograder.checks.results import CheckResult

Place = tuple[int, str]
ATTRIBUTE = "_hidden"


@dataclass(frozen=True)
class Stop:
    """The error that a rehearsal ended with: at which statement, and what a learner reads of it."""

    index: int
    kind: str
    name: str
    message: str
    detail: list[str]


@dataclass
class Rehearsal:
    """What was shown and found while the visible statements ran.

    ``checks`` holds the results of each statement's checks, by the statement's index and the name of the exercise.
    """

    outputs: list[dict[str, Any]] = field(default_factory=list)
    checks: dict[Place, list[CheckResult]] = field(default_factory=dict)
    stop: Stop | None = None

    def stop_at(self, index: int) -> Stop | None:
        """Return the error if the rehearsal ended at this statement."""
        return self.stop if self.stop is not None and self.stop.index == index else None

    def explain(self, index: int, found: dict[str, list[CheckResult]]) -> None:
        """Show the results of a visible statement's checks as a visible check's are, in the rehearsal's words.

        The diagnosis stays that of the verdict: misconceptions that are declared among hidden tests name themselves.
        """
        for name, results in found.items():
            rehearsed = self.checks.get((index, name), [])
            for number, result in enumerate(results):
                before = rehearsed[number].fault if number < len(rehearsed) else None
                if result.fault is None:
                    result.hidden = False
                elif before is not None and before.kind == result.fault.kind:
                    result.hidden = False
                    result.fault = replace(before, explanations=result.fault.explanations)


class CheckLog:
    """Which checks a statement added to the exercises of a test cell."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self._before = {id(exercise): len(exercise._report.checks) for exercise in self._exercises().values()}

    def added(self) -> dict[str, list[CheckResult]]:
        """Return the results of the checks that were added since, by the name of the exercise."""
        return {
            name: exercise._report.checks[self._before.get(id(exercise), 0) :]
            for name, exercise in self._exercises().items()
        }

    def _exercises(self) -> dict[str, Exercise]:
        return {name: value for name, value in dict.items(self._names) if type(value) is Exercise}


class _AlwaysHidden:
    """An attribute that is true whatever it is set to."""

    def __get__(self, instance: object, owner: object) -> bool:
        return True

    def __set__(self, instance: object, value: object) -> None:
        pass


@contextlib.contextmanager
def all_checks_hidden() -> Iterator[None]:
    """Treat every check of every exercise as hidden, wherever in a test cell it is made."""
    setattr(Exercise, ATTRIBUTE, _AlwaysHidden())
    try:
        yield
    finally:
        delattr(Exercise, ATTRIBUTE)
