"""The trusted side's link to a learner's process: requests, restarts, and the objects on either side.

Contract: cells run in order, once; then the test cells work in a session, a fork of that process, each with the names
as they were at its place. When the process ends, hangs or sends what is no value, the request ends with
:class:`LearnerGone`, and the next one finds a fresh process in which the cells ran again. Everything that a learner's
process sends is hostile until decoded.
"""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from autograder.isolation import exports
from autograder.isolation.changes import apply_changes
from autograder.isolation.channel import Channel, ChannelClosed, SessionEnded, TimeLimitReached
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.objects import Handles
from autograder.isolation.proxies import LearnerObject, raised
from autograder.isolation.wire import MOST_NODES, NotSendable, Parcel, WireError, decode, encode


class LearnerGone(Exception):
    """The learner's process ended or was ended during a request; the message says why."""


class BudgetSpent(LearnerGone):
    """The submission has used its time or its restarts: nothing more of it is run."""


@dataclass
class CellRun:
    """What became of one of the learner's cells."""

    outputs: list[Any] = field(default_factory=list)
    trouble: str = ""


StartProcess = Callable[[], Channel]
EndProcess = Callable[[], str]


class LearnerLink:
    """A learner's process and what is known of it.

    Parameters
    ----------
    start, end
        Get a channel to a fresh process; kill the process and say why it had ended, if that is known.
    program
        The submission in order: a learner's source, or the place of a test cell as a number.
    limits
        What the submission may use.
    """

    def __init__(self, start: StartProcess, end: EndProcess, program: list[str | int], limits: Limits) -> None:
        self._start, self._end, self.program, self.limits = start, end, program, limits
        self.deadline = time.monotonic() + limits.submission_seconds
        self.channel: Channel | None = None
        self.starts = 0
        self.skipped: dict[int, str] = {}
        self.generation = 0
        self.place: int | None = None
        self.placed: int | None = None
        self.in_session = False
        self.hidden = False
        self.substitutes: dict[str, Any] = {}
        self.handles = Handles()
        self.proxies: dict[tuple[int, int], LearnerObject] = {}
        self.flags: list[str] = []
        self.output_left = int(limits.submission_output_mib * MIB)
        self.calls = 0
        self.waited = 0.0

    def run_cells(self) -> dict[int, CellRun]:
        """Run the learner's cells and return what each showed, by its index in the program."""
        runs: dict[int, CellRun] = {}
        self._replay(runs)
        return runs

    def begin(self, place: int) -> None:
        """Point the link at a test cell: requests that follow find the names as they were there."""
        self.place = place
        self.substitutes.clear()

    def finish(self) -> None:
        """End the session of the test cells, if there is one."""
        if self.in_session and self.channel is not None:
            self.in_session = False
            try:
                self._exchange({"op": "end"}, self.limits.grace_seconds)
                self._lost("it did not end when asked to")
            except SessionEnded:
                pass
            except (ChannelClosed, TimeLimitReached, WireError) as error:
                self._lost(str(error))
        self.handles.forget()
        self._session_lost()

    def request(self, op: str, seconds: float | None = None, **payload: Any) -> Any:
        """Send a request in the session of the test cell, and return the answer.

        Raises
        ------
        LearnerGone
            When the process ended, was too slow, or sent what is no value.
        """
        seconds = self.limits.call_seconds if seconds is None else seconds
        self.calls += 1
        started = time.monotonic()
        try:
            self._ensure_session()
            return self._exchange({"op": op, **payload}, seconds)
        except SessionEnded as error:
            self._session_lost()
            raise LearnerGone(f"the code ended its process ({_status(str(error))})") from None
        except ChannelClosed:
            raise LearnerGone(self._lost("the code ended its process")) from None
        except TimeLimitReached:
            raise LearnerGone(
                self._lost(f"it took longer than {seconds:g} seconds and could not be interrupted")
            ) from None
        except WireError as error:
            self.flags.append(f"the learner's process sent something that is no value: {error}")
            raise LearnerGone(self._lost("what came back is no value")) from None
        finally:
            self.waited += time.monotonic() - started

    def act(
        self, target: LearnerObject, action: str, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Do something with a learner's object: raise what it raises, and apply changes to arguments."""
        if target._generation != self.generation:
            raise LearnerGone("the object is gone, because the process that it lived in has ended")
        kwargs = kwargs or {}
        answer = self.run("act", (args, kwargs), target=target, action=action)
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

    def run(self, op: str, given: tuple[tuple[Any, ...], dict[str, Any]], **payload: Any) -> dict[str, Any]:
        """Run something of the learner's; ``changed`` in the answer is the arguments, if they are not as given."""
        answer = self.request(op, args=given[0], kwargs=given[1], seconds=self.limits.call_seconds, **payload)
        answer = check_answer(answer, self.hidden)
        if "after" in answer:
            answer["changed"] = answer.pop("after")
        return answer

    def begin_hidden(self) -> None:
        """From now on nothing that the learner's code says is passed on, only values."""
        self.hidden = True

    def export(self, value: Any) -> list[Any]:
        """Stand for an object of the test's by a number."""
        if type(value) is LearnerObject:
            if value._generation != self.generation:
                raise NotSendable("the object is gone, because the process that it lived in has ended")
            return ["H", value._number]
        exports.check_sendable(value)
        node = self.handles.node(value)
        node[2] = exports.kind_for_learner(value)
        return node

    def resolve(self, node: list[Any]) -> Any:
        """Find the object that a node from the learner's process stands for."""
        if node[0] == "H":
            return self.handles.get(node[1])
        _, number, kind, class_name, name = node
        if type(number) is not int or any(
            type(part) is not str or len(part) > 200 for part in (kind, class_name, name)
        ):
            raise WireError("expected a handle")
        key = (self.generation, number)
        if key not in self.proxies:
            self.proxies[key] = LearnerObject(self, self.generation, number, kind, class_name, name)
        return self.proxies[key]

    def _exchange(self, request: dict[str, Any], seconds: float) -> Any:
        if "seconds" not in request and request["op"] in ("call", "act", "cell"):
            request["seconds"] = seconds
        assert self.channel is not None
        now = time.monotonic()
        if now >= self.deadline:
            raise BudgetSpent(f"the submission took longer than {self.limits.submission_seconds:g} seconds in all")
        deadline = min(now + seconds + self.limits.grace_seconds, self.deadline + self.limits.grace_seconds)
        answer = self.channel.request(encode(request, self.export), self._serve, deadline)
        # Only what a test asks for may be large: a dict of a million colliding keys takes hours to build.
        return decode(answer, self.resolve, MOST_NODES if request["op"] in ("call", "act", "get") else 50)

    def _serve(self, parcel: Parcel) -> Parcel:
        """Answer a request of the learner's process for an object of the test's."""
        try:
            request = decode(parcel, self.resolve)
            target = self.handles.get(request["target"])
            args, kwargs = request["args"], request["kwargs"]
            if type(args) is not tuple or type(kwargs) is not dict or not all(type(key) is str for key in kwargs):
                raise WireError("expected arguments")
            return encode({"value": exports.use(target, request["action"], args, kwargs)}, self.export)
        except LearnerGone:
            raise
        except Exception as error:
            return encode({"failure": (type(error).__name__, str(error)[:2000])})

    def _ensure_session(self) -> None:
        if self.channel is None:
            self._replay({})
        if self.in_session and self.placed != self.place:
            self._exchange({"op": "place", "place": self.place}, self.limits.call_seconds)
            self.placed = self.place
        if not self.in_session:
            try:
                self._exchange({"op": "session", "place": self.place}, self.limits.call_seconds)
                self.placed = self.place
            except (ChannelClosed, TimeLimitReached, WireError) as error:
                raise LearnerGone(self._lost(f"the process did not begin the test: {error}")) from None
            self.in_session = True
            for name, function in self.substitutes.items():
                self._exchange({"op": "substitute", "name": name, "function": function}, self.limits.call_seconds)

    def _replay(self, runs: dict[int, CellRun]) -> None:
        """Run the program in a fresh process, leaving out the cells that ended one before."""
        while self.channel is None:
            if self.starts > self.limits.restarts:
                raise BudgetSpent(
                    f"the learner's process had to be started again more than {self.limits.restarts} times"
                )
            self.starts += 1
            self.channel = self._start()
            for index, step in enumerate(self.program):
                if index in self.skipped:
                    continue
                try:
                    self._step(index, step, runs)
                except BudgetSpent as error:
                    for later in range(index, len(self.program)):
                        self.skipped[later] = runs.setdefault(later, CellRun()).trouble = str(error)
                    self._lost(str(error))
                    raise
                except (ChannelClosed, TimeLimitReached, WireError) as error:
                    if isinstance(error, WireError):
                        self.flags.append(f"the learner's process sent something that is no value: {error}")
                    slow = isinstance(error, TimeLimitReached)
                    why = f"took longer than {self.limits.cell_seconds:g} seconds and could not be interrupted"
                    why = self._lost(f"the cell {why}" if slow else "the cell ended its process")
                    self.skipped[index] = runs.setdefault(index, CellRun()).trouble = why
                    break

    def _step(self, index: int, step: str | int, runs: dict[int, CellRun]) -> None:
        if isinstance(step, int):
            self._exchange({"op": "mark", "place": step}, self.limits.cell_seconds)
            return
        answer = self._exchange({"op": "cell", "source": step}, self.limits.cell_seconds)
        if type(answer) is not dict or type(answer.get("outputs")) is not str:
            raise WireError("expected the outputs of a cell")
        trouble = (
            f"the cell took longer than {self.limits.cell_seconds:g} seconds" if answer.get("timed_out") is True else ""
        )
        if index not in runs:
            self.output_left -= len(answer["outputs"])
        if self.output_left < 0:
            answer["outputs"] = "[]"
            trouble = trouble or f"the cells show more than {self.limits.submission_output_mib:g} MiB in all"
        try:
            outputs = json.loads(answer["outputs"])
        except (ValueError, RecursionError):
            raise WireError("expected the outputs of a cell as JSON") from None
        runs.setdefault(index, CellRun(outputs if type(outputs) is list else [], trouble))

    def _session_lost(self) -> None:
        self.in_session = False
        self.generation += 1
        self.proxies.clear()

    def _lost(self, why: str) -> str:
        """Give the process up; return why it ended."""
        if self.channel is not None:
            self.channel.close()
            self.channel = None
            known = self._end()
            why = known or why
        self._session_lost()
        return why


def check_answer(answer: Any, hidden: bool) -> dict[str, Any]:
    """Check the form of an answer to a call, and leave out the learner's words while a hidden test runs."""
    if type(answer) is not dict or ("value" in answer) == ("failure" in answer):
        if type(answer) is dict and "failure" in answer:
            answer.pop("value")
        else:
            raise LearnerGone("what came back is no answer")
    checked: dict[str, Any] = {key: answer[key] for key in ("value", "after") if key in answer}
    printed = answer.get("printed", "")
    checked["printed"] = "" if hidden or type(printed) is not str else printed
    warned = answer.get("warned", [])
    checked["warned"] = (
        [] if hidden or type(warned) is not list else [str(pair[1]) for pair in warned if _is_pair(pair)]
    )
    if "failure" in answer:
        failure = answer["failure"]
        texts = ("type_name", "message", "traceback")
        if type(failure) is not dict or any(type(failure.get(name)) is not str for name in texts):
            raise LearnerGone("what came back is no answer")
        bases = [base for base in failure.get("bases", ()) if type(base) is str]
        line = failure["line"] if type(failure.get("line")) is int else None
        checked["failure"] = {**{name: failure[name][:20_000] for name in texts}, "bases": bases, "line": line}
        if hidden:
            name = failure["type_name"]
            known = name if name in ("NotPlainData", "CallTimeout") else next(iter(bases), "Exception")
            checked["failure"] |= {"type_name": known, "message": "", "traceback": "", "line": None}
    return checked


def _is_pair(pair: Any) -> bool:
    return type(pair) is tuple and len(pair) == 2 and type(pair[1]) is str


def _status(status: str) -> str:
    number = int(status) if status.lstrip("-").isdigit() else 0
    return f"signal {number & 0x7F}" if number & 0x7F else f"exit code {number >> 8}"
