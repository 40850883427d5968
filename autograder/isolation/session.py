"""A learner's process and the session in it: a fork in which the test cells work.

Contract: a request finds a process in which the cells ran and a session with the names as they were at the place of the
test cell; where there is none (any more) they are made anew first. A session that ends by itself leaves the process as
it is; a process that hangs or sends what is no value is given up.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from autograder.isolation.channel import Channel, ChannelClosed, SessionEnded, TimeLimitReached
from autograder.isolation.crossing import Crossing
from autograder.isolation.endings import BudgetSpent, LearnerGone, TooSlow, status_in_words, was_killed
from autograder.isolation.replay import CellRun, Program
from autograder.isolation.wire import MOST_NODES, WireError, decode, encode

StartProcess = Callable[[], Channel]
EndProcess = Callable[[], str]
SMALL_ANSWER = 50


class Session:
    """A learner's process, started when it is needed.

    Parameters
    ----------
    start, end
        Get a channel to a fresh process; kill the process and say why it had ended, if that is known.
    program
        The cells of the submission.
    crossing
        The objects on either side.
    given_up
        Gives the requests that tell a new session which functions are not called any more.
    """

    def __init__(
        self,
        start: StartProcess,
        end: EndProcess,
        program: Program,
        crossing: Crossing,
        given_up: Callable[[], Iterable[dict[str, Any]]],
    ) -> None:
        self._start, self._end, self._given_up = start, end, given_up
        self.program, self.crossing, self.limits = program, crossing, program.limits
        self.deadline = time.monotonic() + self.limits.submission_seconds
        self.channel: Channel | None = None
        self.running = False
        self.place: int | None = None
        self.placed: int | None = None
        self.substitutes: dict[str, Any] = {}
        self.flags: list[str] = []
        self.killed = False
        self.taken = 0.0

    def request(self, op: str, seconds: float, payload: dict[str, Any]) -> Any:
        """Send a request and return the answer.

        Raises
        ------
        LearnerGone
            When the process ended, was too slow, or sent what is no value.
        """
        try:
            self._ensure()
            return self.exchange({"op": op, **payload}, seconds)
        except SessionEnded as error:
            self._ended()
            self.killed |= was_killed(str(error))
            raise LearnerGone(status_in_words(str(error))) from None
        except ChannelClosed:
            raise LearnerGone(self.lose("the code ended its process")) from None
        except TimeLimitReached:
            raise TooSlow(self.lose(f"it took longer than {seconds:g} seconds and could not be interrupted")) from None
        except WireError as error:
            self.flags.append(f"the learner's process sent something that is no value: {error}")
            raise LearnerGone(self.lose("what came back is no value")) from None

    def exchange(self, request: dict[str, Any], seconds: float) -> Any:
        """Send a request to the process as it is and return the answer."""
        if request["op"] in ("call", "act", "cell"):
            request["seconds"] = seconds
        assert self.channel is not None
        started = time.monotonic()
        if started >= self.deadline:
            raise BudgetSpent(f"the submission took longer than {self.limits.submission_seconds:g} seconds in all")
        deadline = min(started + seconds, self.deadline) + self.limits.grace_seconds
        answer = self.channel.request(encode(request, self.crossing.export), self.crossing.serve, deadline)
        self.taken = time.monotonic() - started
        # Only what a test asks for may be large: a dict of a million colliding keys takes hours to build.
        most = MOST_NODES if request["op"] in ("call", "act", "get") else SMALL_ANSWER
        return decode(answer, self.crossing.resolve, most)

    def replay(self, runs: dict[int, CellRun] | None = None) -> None:
        """Run the program in a fresh process, again when one of the cells ended it; `runs` takes what cells show."""
        while self.channel is None:
            self.program.count_start()
            self.channel = self._start()
            self.channel.refuse = self.crossing.refuse
            self.program.run(self.exchange, self.lose, runs, self.flags, self.deadline - time.monotonic())

    def end(self) -> None:
        """End the session, if there is one; the process stays."""
        if self.running and self.channel is not None:
            self.running = False
            try:
                self.exchange({"op": "end"}, self.limits.grace_seconds)
                self.lose("it did not end when asked to")
            except SessionEnded:
                pass
            except (ChannelClosed, TimeLimitReached, WireError, BudgetSpent) as error:
                self.lose(str(error))
        self.crossing.ours.forget()
        self._ended()

    def lose(self, why: str) -> str:
        """Give the process up; return why it ended."""
        if self.channel is not None:
            self.channel.close()
            self.channel = None
            why = self._end() or why
        self._ended()
        return why

    def _ensure(self) -> None:
        if self.channel is None:
            self.replay()
        if self.running and self.placed != self.place:
            self.exchange({"op": "place", "place": self.place}, self.limits.call_seconds)
            self.placed = self.place
        if not self.running:
            try:
                self.exchange({"op": "session", "place": self.place}, self.limits.call_seconds)
                self.placed = self.place
            except (ChannelClosed, TimeLimitReached, WireError) as error:
                raise LearnerGone(self.lose(f"the process did not begin the test: {error}")) from None
            self.running = True
            for request in self._given_up():
                self.exchange({"op": "give_up", **request}, self.limits.call_seconds)
            for name, function in self.substitutes.items():
                self.exchange({"op": "substitute", "name": name, "function": function}, self.limits.call_seconds)

    def _ended(self) -> None:
        self.running = False
        self.crossing.process_ended()
