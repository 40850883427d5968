"""What a failed check costs: a second attempt with references for what it needs, and slips that cost once.

Contract: the second attempt is made only where a function that the exercise needs has not passed, and only where the
learner's side takes references; its outcome counts unless it says less than the first. What passed is remembered for
each learner, from one exercise to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from weakref import WeakKeyDictionary

from autograder.checks import fault as faults
from autograder.checks.fault import Fault
from autograder.checks.learner import Learner
from autograder.checks.subject import of_nnlib

Attempt = Callable[[], Fault | None]

_passed: WeakKeyDictionary[Learner, dict[str, bool]] = WeakKeyDictionary()


def note_result(learner: Learner, name: str, passed: bool) -> None:
    """Remember whether all checks of a learner's function passed."""
    _passed.setdefault(learner, {})[name] = passed


class Settling:
    """The attempts at the checks of one exercise.

    Parameters
    ----------
    learner
        Whose function it is.
    needs
        The graded functions that a solution may call.
    """

    def __init__(self, learner: Learner, needs: Sequence[str]) -> None:
        self.learner, self.needs = learner, needs
        self._charged: set[str] = set()

    def settle(self, attempt: Attempt) -> tuple[Fault | None, str]:
        """Make an attempt, a second one if that failed, and return the fault that counts and a note on it."""
        fault, note = attempt(), ""
        if fault is not None and fault.kind not in faults.ONCE:
            fault, note = self._again(attempt, fault)
        if fault is not None and fault.kind in faults.ONCE:
            if fault.kind in self._charged:
                return None, f"the same slip as above costs once ({fault.safe})"
            self._charged.add(fault.kind)
        return fault, note

    def _again(self, attempt: Attempt, fault: Fault) -> tuple[Fault | None, str]:
        """Make a second attempt with references for what is needed and has not passed."""
        passed = _passed.get(self.learner, {})
        waiting = [name for name in self.needs if not passed.get(name)] if self.learner.takes_references else []
        if not waiting:
            return fault, ""
        with ExitStack() as stack:
            for name in waiting:
                stack.enter_context(self.learner.substitute(name, of_nnlib(name)))
            again = attempt()
        # A reference may hand over another cache than the learner's own: an exception that only the second attempt
        # raises says less than the wrong value of the first.
        if again is not None and again.kind in faults.RAISED and fault.kind not in faults.RAISED:
            return fault, ""
        if again is not None and (again.kind, again.safe, again.detail) == (fault.kind, fault.safe, fault.detail):
            return again, ""
        return again, _note(waiting, [name for name in waiting if name not in passed], again is None)


def _note(replaced: Sequence[str], unchecked: Sequence[str], passes: bool) -> str:
    """Say that a check was run with references, and why, in a clause for the learner."""
    note = f"checked with the course's own {' and '.join(replaced)} in place of yours"
    if unchecked:
        return f"{note}: run the checks of {' and '.join(unchecked)} first"
    return f"{note}, so that one mistake costs once" if passes else note
