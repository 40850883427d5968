"""An exercise and its checks, as a test cell writes them down.

Contract: a check runs when it is declared and compares the learner's function with the reference of the same name in
``nnlib``, on equal copies of the arguments. :meth:`Exercise.score` shows the table and returns the points as a float.
The same cell runs in the lab and in the grader; only :func:`autograder.checks.learner.current_learner` differs.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from autograder.checks.catalogue import ALWAYS_TRIED
from autograder.checks.display import show
from autograder.checks.errors import ChecksFailed, GraderFault
from autograder.checks.evidence import Evidence, weigh
from autograder.checks.fault import Fault
from autograder.checks.learner import current_learner
from autograder.checks.misconception import Misconception
from autograder.checks.property_check import PropertyCheck
from autograder.checks.quiet import show_message_only
from autograder.checks.raises_check import RaisesCheck
from autograder.checks.results import CheckResult, Report
from autograder.checks.settling import Settling, note_result
from autograder.checks.subject import Subject, of_nnlib
from autograder.checks.value_check import ValueCheck


class Exercise:
    """One graded function with its checks.

    Parameters
    ----------
    name
        The learner's function; the reference is ``nnlib.<name>``.
    points
        What the exercise is worth.
    needs
        Graded functions that a solution may call. While one of them has not passed, a check that fails is run again
        with the reference in its place, so that one mistake costs once.
    section
        The part of the lesson that messages point to.
    returns
        Names for the values of a returned tuple, such as ``"dX, dW, db"``.
    reference
        A function in place of ``nnlib.<name>``.
    rtol, atol
        Tolerances of every check that has none of its own.

    Examples
    --------
    >>> from autograder.checks.learner import NotebookLearner, use_learner
    >>> with use_learner(NotebookLearner({"double": lambda x: -2 * x})):
    ...     exercise = Exercise("double", points=2, reference=lambda x: 2 * x)
    ...     exercise.check("zero stays zero", 0.0)
    ...     exercise.check("positive numbers", 3.0)
    ...     points = exercise.score()
    double: 1 of 2 points
      passed  zero stays zero
      FAILED  positive numbers
              The values are not the expected ones: expected 6.0, got -6.0. It looks as if the sign is wrong: multiply
              by -1.
    >>> points
    1.0
    """

    def __init__(
        self,
        name: str,
        *,
        points: float,
        needs: Iterable[str] = (),
        section: str = "",
        returns: str = "",
        reference: Callable[..., Any] | None = None,
        rtol: float = 1e-7,
        atol: float = 1e-9,
    ) -> None:
        self.name = name
        self.points = points
        self.needs = tuple(needs)
        self.rtol, self.atol = rtol, atol
        self.reference = reference or of_nnlib(name)
        self._learner = current_learner()
        named = tuple(part.strip() for part in returns.split(",") if part.strip())
        self._subject = Subject(name, self.reference, self._learner, named)
        self._evidence: list[Evidence] = []
        self._misconceptions: list[Misconception] = []
        self._report = Report(name, points, section)
        self._hidden = False
        self._settling = Settling(self._learner, self.needs)

    def misconceptions(self, *entries: Misconception) -> None:
        """Declare the likely mistakes of this exercise, the likeliest first; checks that follow try them."""
        self._misconceptions.extend(entries)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Make the checks in the ``with`` block hidden: their messages tell no inputs and no values."""
        self._hidden = True
        try:
            yield
        finally:
            self._hidden = False

    def check(
        self,
        intent: str,
        *args: Any,
        weight: float = 1,
        rtol: float | None = None,
        atol: float | None = None,
        only: str | Sequence[str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Compare the learner's function with the reference on these arguments.

        Parameters
        ----------
        intent
            What the check is for, in the learner's words; shown even when the check is hidden.
        weight
            The check's share of the points, relative to the others.
        rtol, atol
            Tolerances in place of the exercise's.
        only
            The values of a returned tuple or dict to compare, by name; all by default.

        Raises
        ------
        GraderFault
            When the reference raises or returns something that is no plain data.
        """
        chosen = (only,) if isinstance(only, str) else only
        check = ValueCheck(
            self._subject,
            args,
            kwargs,
            self.rtol if rtol is None else rtol,
            self.atol if atol is None else atol,
            chosen,
            [*self._misconceptions, *ALWAYS_TRIED],
        )
        self._settle(intent, weight, check)
        if check.evidence is not None:
            self._evidence.append(check.evidence)

    def check_raises(self, intent: str, error: type[Exception], *args: Any, weight: float = 1, **kwargs: Any) -> None:
        """Check that the learner's function raises `error`, or a built-in subclass of it, on these arguments."""
        self._settle(intent, weight, RaisesCheck(self._subject, error, args, kwargs))

    def property(self, intent: str, weight: float = 1) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Check any condition: a decorator for a function whose parameters are named like functions of the learner's.

        The function returns True when the condition holds, and otherwise a sentence on what is wrong; any exception
        in it counts as a failed check.
        """

        def declare(condition: Callable[..., Any]) -> Callable[..., Any]:
            check = PropertyCheck(self._subject, condition)
            if unknown := set(check.names) - {self.name, *self.needs}:
                raise GraderFault(
                    f"expected a property of {self.name} to use it and what it needs; got {', '.join(unknown)}"
                )
            self._settle(intent, weight, check)
            return condition

        return declare

    def score(self) -> float:
        """Show the table of checks and return the points.

        Raises
        ------
        NotImplementedError
            When the function is not written yet.
        ChecksFailed
            When it is, and no check passed.
        GraderFault
            When the exercise has no checks.
        """
        report = self._report
        if not sum(check.weight for check in report.checks) > 0:
            raise GraderFault(f"expected at least one check with a weight in the exercise {self.name}; found none")
        note_result(self._learner, self.name, report.all_passed)
        weigh([check.fault for check in report.checks if check.fault], self._evidence)
        kinds = {check.fault.kind if check.fault else "" for check in report.checks}
        if kinds <= {"not written", "missing"}:
            report.state = "not written"
        elif report.all_passed and self._learner.reveals_solution:
            report.solution = _source(self.reference)
        show(report)
        if report.state == "not written":
            error = NotImplementedError(f"{self.name} is not written yet")
            show_message_only(error)
            raise error
        if not report.score:
            lines = [f"{check.intent}: {report.message(check)}" for check in report.checks]
            raise ChecksFailed("\n".join([f"no check of {self.name} passed", *lines]))
        return report.score

    def _settle(self, intent: str, weight: float, attempt: Callable[[], Fault | None]) -> None:
        """Make an attempt and note what became of it."""
        fault, note = self._settling.settle(attempt)
        self._report.checks.append(CheckResult(intent, weight, self._hidden, fault, note))


def _source(function: Callable[..., Any]) -> str:
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ""
