"""The learner's process: runs cells, and calls the learner's functions when a test asks.

Contract: :func:`serve` reads requests from its socket until that closes. It runs beside code that may do anything to
it, so nothing that it says is believed to be more than a value of the learner's: verdicts are made elsewhere. For each
test cell the names are those of that cell's place, in a process that was forked after the last cell.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from typing import Any

from autograder.checks.plain import NotPlainData, plain
from autograder.isolation.alarm import Alarm
from autograder.isolation.captured import OUTPUTS, Stream, as_json
from autograder.isolation.channel import Channel, ChannelClosed
from autograder.isolation.failures import describe
from autograder.isolation.large_imports import import_large
from autograder.isolation.learner_crossing import LearnerCrossing
from autograder.isolation.learner_names import LearnerNames
from autograder.isolation.leftovers import end_others, processes
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.objects import act
from autograder.isolation.pictures import Show
from autograder.isolation.stand_ins import CallTimeout
from autograder.isolation.visitors import Visitor
from autograder.isolation.warm_shell import warm_shell
from autograder.isolation.wire import NotSendable, Parcel, decode, encode


def serve(sock: socket.socket, limits: Limits) -> None:
    """Serve the requests for one submission."""
    Runtime(Channel(sock, limits.message_mib * MIB), limits).serve()


class Runtime:
    """What one submission's process knows."""

    def __init__(self, channel: Channel, limits: Limits) -> None:
        self.channel, self.limits = channel, limits
        channel.refuse = self.refuse
        self.shell = warm_shell()
        self.names: dict[str, Any] = self.shell.user_ns
        self.places = LearnerNames(self.names)
        self.alarm = Alarm()
        self.crossing = LearnerCrossing(channel, self.alarm, self.answer)
        self.in_session = False

    def serve(self) -> None:
        """Answer until the socket closes."""
        sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
        self.alarm.install()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with contextlib.suppress(ChannelClosed):
            while True:
                kind, number, parcel = self.channel.receive()
                if kind != "call":
                    continue
                if self.in_session or not self.session(number, parcel):
                    self.channel.reply(number, parcel, self.answer)
        os._exit(0)

    def session(self, number: int, parcel: Parcel) -> bool:
        """Fork a process for the test cells if that is what was asked for; wait until it ends, and say so."""
        request = decode(parcel, self.crossing.resolve)
        if request["op"] != "session":
            return False
        known = processes()
        if pid := os.fork():
            _, status = os.waitpid(pid, 0)
            end_others(known)
            self.channel.send("gone", 0, Parcel(status))
            return True
        self.do_place(request["place"])
        self.in_session = True
        self.channel.send("reply", number, Parcel(True))
        return True

    def answer(self, parcel: Parcel) -> Parcel:
        """Answer one request."""
        request = decode(parcel, self.crossing.resolve)
        result = getattr(self, f"do_{request.pop('op')}")(**request)
        try:
            return encode(result, self.crossing.export)
        except NotSendable as error:
            return self.refuse(error)

    def refuse(self, error: NotSendable) -> Parcel:
        """Answer that a value cannot pass."""
        return encode({"failure": describe(error, self.names, "NotPlainData")})

    def do_cell(self, source: str, show: Show, seconds: float) -> dict[str, Any]:
        """Run a cell and return its outputs; what nobody looks at, or is known, is not drawn."""
        OUTPUTS.start(int(self.limits.output_mib * MIB))
        self.shell.show(show)
        timed_out = False
        with self.alarm.limit(seconds):
            try:
                import_large([source])
                result = self.shell.run_cell(source, store_history=True)
                error = result.error_before_exec or result.error_in_exec
                timed_out = isinstance(error, CallTimeout)
            except CallTimeout:
                timed_out = True
        return {"outputs": as_json(OUTPUTS.finish()), "timed_out": timed_out}

    def do_mark(self, place: int) -> None:
        """Remember the names as they are, for the test cell at this place."""
        self.places.mark(place)

    def do_place(self, place: int) -> None:
        """Bring back the names as they were at the place of a test cell."""
        self.places.go(place)

    def do_end(self) -> None:
        """End the session."""
        os._exit(0)

    def do_has(self, name: str) -> bool:
        """Return whether the learner has something to call under a name."""
        return callable(self.names.get(name))

    def do_get(self, name: str) -> dict[str, Any]:
        """Return the learner's object of a name."""
        if name not in self.names:
            return {"found": False}
        return {"found": True, "value": self.names[name]}

    def do_call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Call a learner's function and return plain data."""

        def call() -> Any:
            return plain(self.places.function(name)(*args, **kwargs), allow=lambda value: type(value) is Visitor)

        return self.run(call, (args, kwargs), seconds)

    def do_act(
        self, target: Any, action: str, args: tuple[Any, ...], kwargs: dict[str, Any], seconds: float
    ) -> dict[str, Any]:
        """Do something with an object of the learner's."""
        return self.run(lambda: act(target, action, args, kwargs), (args, kwargs), seconds)

    def do_substitute(self, name: str, function: Any) -> None:
        """Put a function of the test's in the place of a learner's."""
        self.places.substitute(name, function)

    def do_restore(self, name: str) -> None:
        """Put the learner's function back."""
        self.places.restore(name)

    def do_give_up(self, place: int, name: str, replaced: list[str], reason: str, crashed: bool) -> None:
        """Call a function of the learner's no more where others call it."""
        self.places.give_up(place, name, frozenset(replaced), reason, crashed)

    def run(self, call: Callable[[], Any], given: tuple[Any, ...], seconds: float) -> dict[str, Any]:
        """Run something of the learner's; return its value or failure, what it printed, and changed arguments."""
        before = encode(given, self.crossing.export)
        OUTPUTS.start(int(self.limits.output_mib * MIB))
        answer: dict[str, Any] = {}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                with self.alarm.limit(seconds):
                    answer["value"] = call()
            except NotPlainData as error:
                answer["failure"] = describe(error, self.names, "NotPlainData")
            except BaseException as error:
                answer["failure"] = describe(error, self.names)
        answer["printed"] = "".join(item["text"] for item in OUTPUTS.finish() if item["output_type"] == "stream")
        if caught:
            answer["warned"] = [(warning.category.__name__, str(warning.message)[:2000]) for warning in caught[:50]]
        try:
            self.crossing.tell_changes()
            after = encode(given, self.crossing.export)
            if after.tree != before.tree or after.buffers != before.buffers:
                answer["after"] = given
        except Exception as error:
            answer.setdefault("failure", describe(error, self.names, "NotPlainData" * isinstance(error, NotSendable)))
        return answer
