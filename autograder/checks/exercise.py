"""An exercise and its checks, as a test cell writes them down.

Contract: a check runs when it is declared and compares the learner's function with the reference of the same name in
``nnlib``, on equal copies of the arguments. :meth:`Exercise.score` shows the table and returns the points as a float.
The same cell runs in the lab and in the grader; only :func:`autograder.checks.learner.current_learner` differs.
"""

from __future__ import annotations

import builtins
import copy
import importlib
import inspect
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from autograder.checks import fault as faults
from autograder.checks.catalogue import ALWAYS_TRIED
from autograder.checks.compare import Path, differences
from autograder.checks.display import show
from autograder.checks.errors import ChecksFailed, GraderFault
from autograder.checks.fault import Fault
from autograder.checks.learner import Learner, LearnerError, Outcome, current_learner
from autograder.checks.misconception import Misconception, explain, parts
from autograder.checks.plain import plain
from autograder.checks.quiet import show_message_only
from autograder.checks.reach import reachable
from autograder.checks.results import CheckResult, Report

_passed: WeakKeyDictionary[Learner, dict[str, bool]] = WeakKeyDictionary()


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
        self._returns = tuple(part.strip() for part in returns.split(",") if part.strip())
        self.reference = reference or _of_nnlib(name)
        self._learner = current_learner()
        self._misconceptions: list[Misconception] = []
        self._report = Report(name, points, section)
        self._hidden = False
        self._charged: set[str] = set()

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
        reference = self.reference
        bounds = (self.rtol if rtol is None else rtol, self.atol if atol is None else atol)
        expected = self._expected(reference, args, kwargs)
        chosen = (only,) if isinstance(only, str) else only
        if chosen is not None and (missing := set(chosen) - {self._label(path[:1]) for path, _ in parts(expected)}):
            raise GraderFault(f"expected only= to name values of {self.name}; got {', '.join(missing)}")

        def wanted(path: Path) -> bool:
            return chosen is None or not path or self._label(path[:1]) in chosen

        def attempt() -> Fault | None:
            if not self._learner.has(self.name):
                return self._missing()
            given = copy.deepcopy((args, kwargs))
            outcome = self._learner.call(self.name, *given)
            if outcome.failure is not None:
                return faults.of_failure(outcome.failure)
            if outcome.value is None and expected is not None:
                return faults.of_none(outcome)
            found = [item for item in differences(expected, outcome.value, *bounds) if wanted(item.path)]
            if found:
                fault = faults.of_differences(found, self._label, outcome)
                tried = [*self._misconceptions, *ALWAYS_TRIED]
                fault.explanations.extend(
                    explain(tried, reference, args, kwargs, expected, outcome.value, *bounds, wanted)
                )
                return fault
            return self._changed(args, kwargs, outcome)

        self._settle(intent, weight, attempt)

    def check_raises(self, intent: str, error: type[Exception], *args: Any, weight: float = 1, **kwargs: Any) -> None:
        """Check that the learner's function raises `error`, or a built-in subclass of it, on these arguments."""

        def attempt() -> Fault | None:
            if not self._learner.has(self.name):
                return self._missing()
            failure = self._learner.call(self.name, *copy.deepcopy((args, kwargs))).failure
            if failure is None:
                return Fault("no exception", f"expected a {error.__name__} to be raised; nothing was")
            raised = getattr(builtins, failure.type_name, type(None))
            stub = failure.type_name == "NotImplementedError" and error is not NotImplementedError
            builtin = faults.is_builtin_exception(failure.type_name) and issubclass(raised, error)
            if not stub and (builtin or failure.type_name == error.__name__):
                return None
            other = faults.of_failure(failure)
            return other if stub else Fault(other.kind, f"expected a {error.__name__}, but {other.safe}", other.detail)

        self._settle(intent, weight, attempt)

    def property(self, intent: str, weight: float = 1) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Check any condition: a decorator for a function whose parameters are named like functions of the learner's.

        The function returns True when the condition holds, and otherwise a sentence on what is wrong; any exception
        in it counts as a failed check.
        """

        def declare(condition: Callable[..., Any]) -> Callable[..., Any]:
            names = list(inspect.signature(condition).parameters)
            if unknown := set(names) - {self.name, *self.needs}:
                raise GraderFault(
                    f"expected a property of {self.name} to use it and what it needs; got {', '.join(unknown)}"
                )
            self._settle(intent, weight, lambda: self._condition(condition, names))
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
        _passed.setdefault(self._learner, {})[self.name] = report.all_passed
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

    def _expected(self, reference: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        given, named = copy.deepcopy((args, kwargs))
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                return plain(reference(*given, **named), allow=reachable(given, named))
            except Exception as error:
                raise GraderFault(f"the reference of {self.name} failed: {type(error).__name__}: {error}") from error

    def _settle(self, intent: str, weight: float, attempt: Callable[[], Fault | None]) -> None:
        """Make an attempt, a second one with references for what is needed if that failed, and note the result."""
        fault, note = attempt(), ""
        passed = _passed.get(self._learner, {})
        waiting = [name for name in self.needs if not passed.get(name)]
        if fault is not None and fault.kind not in faults.ONCE and waiting:
            with ExitStack() as stack:
                for name in waiting:
                    stack.enter_context(self._learner.substitute(name, _of_nnlib(name)))
                again = attempt()
            names = " and ".join(waiting)
            if again is None or again.kind != fault.kind or again.safe != fault.safe or again.detail != fault.detail:
                note = f"checked with the course's own {names} in place of yours"
                note += ", so that one mistake costs once" if again is None else ""
            fault = again
        if fault is not None and fault.kind in faults.ONCE:
            if fault.kind in self._charged:
                note, fault = f"the same slip as above costs once ({fault.safe})", None
            else:
                self._charged.add(fault.kind)
        self._report.checks.append(CheckResult(intent, weight, self._hidden, fault, note))

    def _condition(self, condition: Callable[..., Any], names: Sequence[str]) -> Fault | None:
        if absent := [name for name in names if not self._learner.has(name)]:
            return self._missing(absent[0])
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                verdict = condition(*(self._learner.function(name) for name in names))
        except LearnerError as error:
            return faults.of_failure(error.failure)
        except GraderFault:
            raise
        except Exception as error:
            return Fault(
                "property", "what your function returned cannot be used here", f"{type(error).__name__}: {error}"
            )
        if verdict is True or (type(verdict) is np.bool_ and bool(verdict)):
            return None
        return Fault("property", "this does not hold for your function", verdict if type(verdict) is str else "")

    def _changed(self, args: tuple[Any, ...], kwargs: dict[str, Any], outcome: Outcome) -> Fault | None:
        after, named = outcome.arguments
        if named.keys() != kwargs.keys():
            return None
        try:
            names = list(inspect.signature(self.reference).parameters)
        except (TypeError, ValueError):
            names = []
        names += [f"number {index + 1}" for index in range(len(names), len(args))]
        return faults.of_changed(
            (*args, *kwargs.values()),
            (*after, *(named[key] for key in kwargs)),
            [*names[: len(args)], *kwargs],
        )

    def _missing(self, name: str | None = None) -> Fault:
        return Fault(
            "missing", f"there is no function {name or self.name} in your notebook: run its cell, and keep its name"
        )

    def _label(self, path: Path) -> str:
        if not path:
            return "the result"
        head = path[0]
        if isinstance(head, int):
            label = self._returns[head] if head < len(self._returns) else f"value {head + 1}"
        else:
            label = str(head)
        return label + "".join(f"[{part!r}]" for part in path[1:])


def _of_nnlib(name: str) -> Callable[..., Any]:
    try:
        return getattr(importlib.import_module("nnlib"), name)
    except (ImportError, AttributeError) as error:
        raise GraderFault(f"expected the reference nnlib.{name}; {error}") from error


def _source(function: Callable[..., Any]) -> str:
    try:
        return inspect.getsource(function)
    except (OSError, TypeError):
        return ""
