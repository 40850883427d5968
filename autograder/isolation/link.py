"""The trusted side's link to a learner's process: calls of the learner's functions and uses of the learner's objects.

Contract: cells run in order, once; then the test cells work in a session
(:mod:`~autograder.isolation.session`), each with the names as they were at its place. Everything that a learner's
process sends is hostile until decoded and checked (:mod:`~autograder.isolation.replies`).
"""

from __future__ import annotations

import contextlib
import time
import warnings
from collections.abc import Callable, Collection, Iterator
from typing import Any

from autograder.isolation.changes import apply_changes
from autograder.isolation.crossing import Crossing
from autograder.isolation.endings import BudgetSpent, LearnerGone, TooSlow
from autograder.isolation.limits import Limits
from autograder.isolation.patience import Patience, Subject
from autograder.isolation.proxies import LearnerObject, raised
from autograder.isolation.replay import CellRun, Program, Steps
from autograder.isolation.replies import check_answer
from autograder.isolation.session import EndProcess, Session, StartProcess

CALLS_SLOW = "it calls a function that did not come back before, and is not called any more"
Given = tuple[tuple[Any, ...], dict[str, Any]]


class LearnerLink:
    """A learner's process and what is known of it.

    Parameters
    ----------
    start, end
        Get a channel to a fresh process; kill the process and say why it had ended, if that is known.
    steps
        The submission in order.
    limits
        What the submission may use.
    spare
        Tells which cells can be left out when the process ends again and again.
    """

    def __init__(
        self,
        start: StartProcess,
        end: EndProcess,
        steps: Steps,
        limits: Limits,
        spare: Callable[[], Collection[int]],
    ) -> None:
        self.limits = limits
        self.crossing = Crossing(self)
        self.session = Session(start, end, Program(steps, limits, spare), self.crossing, self._given_up)
        self.patience = Patience(limits)
        self.hidden = True
        self.judged = False
        self.calls = 0
        self.waited = 0.0

    def run_cells(self) -> dict[int, CellRun]:
        """Run the learner's cells and return what each showed, by its index in the program."""
        runs: dict[int, CellRun] = {}
        with contextlib.suppress(BudgetSpent):
            self.session.replay(runs)
        return runs

    def begin(self, place: int) -> None:
        """Point the link at a test cell: requests that follow find the names as they were there."""
        self.session.place = place
        self.session.substitutes.clear()

    def begin_rehearsal(self) -> None:
        """Go on where nothing of a hidden test has been: what is said there may be passed on whole."""
        if self.judged:
            self.session.lose("the verdicts are made")
        self.hidden = False

    def begin_verdicts(self) -> None:
        """Go on in a new session, from which nothing that is said is passed on."""
        self.session.end()
        self.hidden = self.judged = True

    def request(self, op: str, seconds: float | None = None, **payload: Any) -> Any:
        """Send a request in the session of the test cell, and return the answer.

        Raises
        ------
        LearnerGone
            When the process ended, was too slow, or sent what is no value.
        """
        self.calls += 1
        started = time.monotonic()
        try:
            return self.session.request(op, self.limits.call_seconds if seconds is None else seconds, payload)
        finally:
            self.waited += time.monotonic() - started

    def call(self, name: str, given: Given) -> dict[str, Any]:
        """Call the learner's function of this name and return the checked answer."""
        return self._run("call", given, name, name=name)

    def act(
        self, target: LearnerObject, action: str, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Do something with a learner's object: raise what it raises, and apply changes to arguments."""
        self.crossing.check_alive(target)
        kwargs = kwargs or {}
        # What the learner's code calls it may have been chosen to tell something; the test's own word for it was not.
        name = self.crossing.asked.get(target._number, "") if action == "call" else ""
        answer = self._run("act", (args, kwargs), name, target=target, action=action)
        if "changed" in answer:
            apply_changes((args, kwargs), answer["changed"])
        for message in answer["warned"]:
            warnings.warn(message, UserWarning, stacklevel=3)
        if answer["printed"]:
            print(answer["printed"], end="")
        if "failure" in answer:
            if action == "next" and answer["failure"]["type_name"] == "StopIteration":
                raise StopIteration
            raise raised(answer["failure"])
        return answer["value"]

    def _run(self, op: str, given: Given, function: str, **payload: Any) -> dict[str, Any]:
        """Run something of the learner's; ``changed`` in the answer is the arguments, if they are not as given.

        `function` is the name of the learner's function that is called, if it is one.
        """
        subject = Subject(self.session.place, function, frozenset(self.session.substitutes))
        if self.patience.given_up(subject):
            return _refusal(self.patience, subject)
        seconds = self.patience.seconds(subject)
        try:
            answer = self.request(op, seconds, args=given[0], kwargs=given[1], **payload)
        except BudgetSpent:
            raise
        except LearnerGone as gone:
            slow = isinstance(gone, TooSlow)
            self._failed(subject, seconds + self.limits.grace_seconds if slow else 0.0, crashed=not slow)
            raise
        if self.session.taken < seconds:
            self.patience.came_back(subject)
        else:
            self._failed(subject, self.session.taken)
        answer = check_answer(answer, self.hidden)
        if "failure" in answer and answer["failure"]["type_name"] == "CallTimeout":
            late = f"it took longer than {seconds:g} seconds"
            answer["failure"]["message"] = late if self.session.taken >= seconds else CALLS_SLOW
        if "after" in answer:
            answer["changed"] = answer.pop("after")
        return answer

    def _failed(self, subject: Subject, seconds: float, crashed: bool = False) -> None:
        """Note a call that did not come back, and have its function replaced where others call it."""
        self.patience.failed(subject, seconds, crashed)
        if self.patience.given_up(subject) and self.session.running:
            with contextlib.suppress(LearnerGone):
                self.request("give_up", **_as_request(self.patience, subject))

    def _given_up(self) -> Iterator[dict[str, Any]]:
        return (_as_request(self.patience, each) for each in self.patience.records if self.patience.given_up(each))


def _as_request(patience: Patience, subject: Subject) -> dict[str, Any]:
    parts = {"place": subject.place, "name": subject.name, "replaced": sorted(subject.replaced)}
    return {**parts, "reason": patience.reason(subject), "crashed": patience.records[subject].crashed}


def _refusal(patience: Patience, subject: Subject) -> dict[str, Any]:
    kind = "ProcessEnded" if patience.records[subject].crashed else "CallTimeout"
    said: dict[str, Any] = {"type_name": kind, "message": patience.reason(subject), "traceback": ""}
    said |= {"bases": [], "line": None}
    return {"failure": said, "printed": "", "warned": []}
