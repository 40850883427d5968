"""The seam between the checks and the process in which a learner's code lives.

Contract: checks reach a learner's functions through a :class:`Learner` only. In the lab that is
:class:`NotebookLearner`, on the notebook's own names; the grader sets a remote one for the length of a test cell with
:func:`use_learner`. What crosses the seam is plain data (:mod:`autograder.checks.plain`).
"""

from __future__ import annotations

import traceback
import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout
from contextvars import ContextVar
from dataclasses import dataclass
from io import StringIO
from typing import Any

from autograder.checks.errors import GraderFault
from autograder.checks.plain import NotPlainData, plain
from autograder.checks.reach import reachable


@dataclass(frozen=True)
class Failure:
    """An exception in the learner's code: its type, message, line in the learner's cell, and traceback as text."""

    type_name: str
    message: str
    line: int | None
    traceback: str


@dataclass(frozen=True)
class Outcome:
    """What a call gave: a value of plain data or a failure, what was printed, and the arguments after the call."""

    value: Any = None
    failure: Failure | None = None
    printed: str = ""
    arguments: tuple[tuple[Any, ...], dict[str, Any]] = ((), {})
    warned: tuple[str, ...] = ()


class LearnerError(Exception):
    """A learner's function failed inside a property check; ``failure`` says how."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.type_name}: {failure.message}")
        self.failure = failure


class Learner(ABC):
    """The learner's names, as the checks may use them."""

    reveals_solution = False
    """Whether the reference's source may be offered once an exercise has passed: in the learner's own lab alone."""

    takes_references = True
    """Whether references may stand in for what an exercise needs."""

    @abstractmethod
    def has(self, name: str) -> bool:
        """Return whether the learner has defined a function `name`."""

    @abstractmethod
    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call the learner's function; never raise for what the learner's code does."""

    @abstractmethod
    def function(self, name: str) -> Callable[..., Any]:
        """Return the learner's function for property checks: it returns plain data, or raises :class:`LearnerError`."""

    @abstractmethod
    def substitute(self, name: str, function: Callable[..., Any]) -> AbstractContextManager[None]:
        """Put `function` in the place of the learner's `name` for the length of a ``with`` block."""


class NotebookLearner(Learner):
    """A learner whose names lie in this process: the notebook in the lab, or a dict.

    >>> learner = NotebookLearner({"double": lambda x: 2 * x})
    >>> learner.call("double", (4,), {}).value
    8
    """

    def __init__(self, namespace: MutableMapping[str, Any], *, reveals_solution: bool = False) -> None:
        self.namespace = namespace
        self.reveals_solution = reveals_solution

    def has(self, name: str) -> bool:
        """Return whether the namespace holds something to call under `name`."""
        return callable(self.namespace.get(name))

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call the function with its printing and warnings caught."""
        printed = StringIO()
        value, failure = None, None
        with warnings.catch_warnings(record=True) as caught, redirect_stdout(printed), redirect_stderr(printed):
            warnings.simplefilter("always")
            try:
                value = plain(self.namespace[name](*args, **kwargs), allow=reachable(args, kwargs))
            except NotPlainData as error:
                failure = Failure("NotPlainData", str(error), None, "")
            except (Exception, SystemExit) as error:
                failure = self._failure(error)
        warned = tuple(dict.fromkeys(str(warning.message) for warning in caught))
        return Outcome(value, failure, printed.getvalue(), (args, kwargs), warned)

    def function(self, name: str) -> Callable[..., Any]:
        """Return a function that calls the learner's and raises :class:`LearnerError` when that fails."""

        def call(*args: Any, **kwargs: Any) -> Any:
            outcome = self.call(name, args, kwargs)
            if outcome.failure is not None:
                raise LearnerError(outcome.failure)
            return outcome.value

        call.__name__ = name
        return call

    @contextmanager
    def substitute(self, name: str, function: Callable[..., Any]) -> Iterator[None]:
        """Replace the name in the namespace, and put back what was there."""
        missing = object()
        before = self.namespace.get(name, missing)
        self.namespace[name] = function
        try:
            yield
        finally:
            if before is missing:
                del self.namespace[name]
            else:
                self.namespace[name] = before

    def _failure(self, error: BaseException) -> Failure:
        own = [
            line
            for frame, line in traceback.walk_tb(error.__traceback__)
            if frame.f_globals is self.namespace or frame.f_globals.get("__name__") == "__main__"
        ]
        text = "".join(traceback.format_exception(error))
        return Failure(type(error).__name__, str(error), own[-1] if own else None, text)


_current: ContextVar[Learner | None] = ContextVar("learner", default=None)
_of_shell: dict[int, NotebookLearner] = {}


def current_learner() -> Learner:
    """Return the learner whose code is being checked: the one set with :func:`use_learner`, else the open notebook.

    Raises
    ------
    GraderFault
        Outside a notebook when no learner was set.
    """
    learner = _current.get()
    if learner is not None:
        return learner
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise GraderFault("expected a notebook or use_learner(...) around the test cell; found neither")
    names = shell.user_ns
    if id(names) not in _of_shell:
        _of_shell[id(names)] = NotebookLearner(names, reveals_solution=True)
    return _of_shell[id(names)]


@contextmanager
def use_learner(learner: Learner) -> Iterator[None]:
    """Check `learner`'s code for the length of a ``with`` block."""
    token = _current.set(learner)
    try:
        yield
    finally:
        _current.reset(token)
