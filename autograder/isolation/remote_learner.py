"""The learner of :mod:`autograder.checks` whose functions live in the sandboxed process.

Contract: as :class:`autograder.checks.learner.Learner` says. What comes back is decoded as plain data or objects of the
test's own; anything else is a failure of type ``NotPlainData``, as it is in the lab.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from autograder.checks.learner import Failure, Learner, LearnerError, Outcome
from autograder.checks.plain import NotPlainData, plain
from autograder.isolation.changes import apply_changes
from autograder.isolation.endings import LearnerGone, TooSlow
from autograder.isolation.link import LearnerLink
from autograder.isolation.proxies import LearnerObject
from autograder.isolation.wire import NotSendable


class RemoteLearner(Learner):
    """A learner behind a :class:`~autograder.isolation.link.LearnerLink`."""

    def __init__(self, link: LearnerLink, *, takes_references: bool = True) -> None:
        self.link = link
        self.takes_references = takes_references
        self._found: set[tuple[int | None, str]] = set()

    def has(self, name: str) -> bool:
        """Return whether the learner has something to call under `name`; what was found in a test cell is there."""
        place = (self.link.session.place, name)
        if place in self._found:
            return True
        try:
            found = self.link.request("has", name=name) is True
        except LearnerGone:
            return True  # the call that follows says what is the matter
        if found:
            self._found.add(place)
        return found

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call the learner's function; a process that ended or hung is a failure like an exception."""
        try:
            answer = self.link.call(name, (args, kwargs))
        except LearnerGone as error:
            kind = "TimeoutError" if isinstance(error, TooSlow) else "ProcessEnded"
            return Outcome(failure=Failure(kind, str(error), None, ""), arguments=(args, kwargs))
        except NotSendable as error:
            return Outcome(failure=Failure("NotSendable", str(error), None, ""), arguments=(args, kwargs))
        failure = answer.get("failure")
        value = answer.get("value")
        if failure is None:
            try:
                value = plain(value, allow=lambda item: type(item) is not LearnerObject)
            except NotPlainData as error:
                failure = {"type_name": "NotPlainData", "message": str(error), "line": None, "traceback": ""}
        return Outcome(
            value=None if failure else value,
            failure=_failure(failure) if failure else None,
            printed=answer["printed"],
            arguments=answer.get("changed", (args, kwargs)),
            warned=tuple(dict.fromkeys(answer["warned"])),
        )

    def function(self, name: str) -> Callable[..., Any]:
        """Return a function that calls the learner's and raises :class:`LearnerError` when that fails."""

        def call(*args: Any, **kwargs: Any) -> Any:
            outcome = self.call(name, args, kwargs)
            apply_changes((args, kwargs), outcome.arguments)
            if outcome.failure is not None:
                raise LearnerError(outcome.failure)
            return outcome.value

        call.__name__ = name
        return call

    @contextmanager
    def substitute(self, name: str, function: Callable[..., Any]) -> Iterator[None]:
        """Put `function` in the place of the learner's `name`; afterwards the learner's process cannot reach it."""
        self._quietly("substitute", name=name, function=function)
        self.link.session.substitutes[name] = function
        try:
            yield
        finally:
            del self.link.session.substitutes[name]
            self._quietly("restore", name=name)
            self.link.crossing.ours.drop(function)

    def _quietly(self, op: str, **payload: Any) -> None:
        with suppress(LearnerGone):  # the next call starts a process with the right substitutes
            self.link.request(op, **payload)


def _failure(failure: dict[str, Any]) -> Failure:
    kind, message = failure["type_name"], failure["message"]
    if kind == "TimeoutError":  # a time limit's message may be shown beside hidden inputs, so it is never the learner's
        message = ""
    elif kind == "CallTimeout":
        kind = "TimeoutError"
    return Failure(kind, message, failure["line"], failure["traceback"])
