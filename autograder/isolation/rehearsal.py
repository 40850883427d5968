"""What a learner reads of the visible statements of a test cell, in words that no hidden test has given away.

Contract: while the verdict is made, hidden inputs may be in the learner's process, and all that its code says then is
kept back: :meth:`Rehearsal.note` keeps the results of each visible statement's checks as hidden ones. A rehearsal runs
the visible statements alone, in a learner's process that no hidden input has entered, and :meth:`Rehearsal.hear` keeps
what its checks find; where one failed in the same way, :meth:`Rehearsal.explain` gives its words to the result of the
verdict's run. It decides nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.checks import Exercise
from autograder.checks.fault import Fault
from autograder.checks.results import CheckResult

TOO_SLOW = "took too long"


@dataclass(frozen=True)
class Stop:
    """The error that a test cell ended with: at which statement, and what a learner reads of it.

    ``wants_words`` says that a rehearsal may say more, ``of_exercise`` that an exercise's checks make the message.
    """

    index: int
    kind: str
    name: str
    message: str
    detail: list[str] = field(default_factory=list)
    wants_words: bool = False
    of_exercise: bool = False

    @property
    def reason(self) -> str:
        """The error in one line."""
        return f"{self.name}: {self.message}".strip(": ")

    @property
    def output(self) -> dict[str, Any]:
        """The error as an output of the cell."""
        lines = [*self.detail, f"{self.name}: {self.message}"]
        return {"output_type": "error", "ename": self.name, "evalue": self.message, "traceback": lines}


@dataclass
class Rehearsal:
    """The results of visible statements, and what was said when they ran by themselves."""

    said: str = ""
    told: Stop | None = None
    printed: bool = False
    heard: dict[tuple[int, str], list[CheckResult]] = field(default_factory=dict)
    noted: dict[tuple[int, str], list[CheckResult]] = field(default_factory=dict)

    @property
    def wanted(self) -> bool:
        """Whether words of a visible check are kept back."""
        return any(result.hidden for results in self.noted.values() for result in results)

    def begin(self) -> None:
        """Forget what was heard before."""
        self.said, self.told, self.heard = "", None, {}

    def hear(self, index: int, found: dict[str, list[CheckResult]]) -> None:
        """Keep the results of a statement of the rehearsal."""
        for name, results in found.items():
            self.heard[index, name] = results

    def note(self, index: int, found: dict[str, list[CheckResult]], printed: bool) -> None:
        """Keep the results of a visible statement of the verdict's run; those without words of the learner's show."""
        self.printed |= printed
        for name, results in found.items():
            self.noted[index, name] = results
            for result in results:
                result.hidden = result.fault is not None and has_words(result.fault)

    def explain(self, *, with_references: bool) -> None:
        """Give the words that were heard to the results that failed in the same way.

        `with_references` says whether references could stand in for what an exercise needs in the rehearsal. The
        diagnosis stays that of the verdict: misconceptions that are declared among hidden tests name themselves.
        """
        for place, results in self.noted.items():
            for result, heard in zip(results, self.heard.get(place, ()), strict=False):
                mine, theirs = result.fault, heard.fault
                if mine is None or theirs is None or mine.kind != theirs.kind:
                    continue
                if (result.hidden or TOO_SLOW in mine.safe) and (with_references or not result.note):
                    result.hidden = False
                    result.fault = replace(theirs, explanations=mine.explanations)


def has_words(fault: Fault) -> bool:
    """Return whether the message of a visible check with this fault holds words of the learner's code.

    What is said of a time limit is the grader's.
    """
    return TOO_SLOW not in fault.safe and (bool(fault.detail) or fault.kind == "exception")


class CheckLog:
    """Which checks a statement adds to the exercises of a test cell."""

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
def _replaced(attribute: str, value: Any) -> Iterator[None]:
    before = vars(Exercise).get(attribute)
    setattr(Exercise, attribute, value)
    try:
        yield
    finally:
        if before is None:
            delattr(Exercise, attribute)
        else:
            setattr(Exercise, attribute, before)


def all_checks_hidden() -> contextlib.AbstractContextManager[None]:
    """Treat every check of every exercise as hidden, wherever in a test cell it is made."""
    return _replaced("_hidden", _AlwaysHidden())


def no_scores() -> contextlib.AbstractContextManager[None]:
    """Let exercises make their checks, but no table and no number."""
    return _replaced("score", lambda exercise: 0.0)
