"""The learner's process: runs cells, and calls the learner's functions when a test asks.

Contract: :func:`serve` reads requests from its socket until that closes. It runs beside code that may do anything to
it, so nothing that it says is believed to be more than a value of the learner's: verdicts are made elsewhere. For each
test cell the names are those of that cell's place, in a process that was forked after the last cell.
"""

from __future__ import annotations

import base64
import builtins
import contextlib
import json
import os
import signal
import socket
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from autograder.checks.plain import NotPlainData, plain
from autograder.isolation.channel import Channel, ChannelClosed
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.objects import Handles, act
from autograder.isolation.shell import OUTPUTS, Shell, Stream, make_shell
from autograder.isolation.stand_ins import CallTimeout, StandIns
from autograder.isolation.visitors import Visitor
from autograder.isolation.wire import NotSendable, Parcel, decode, encode

_shells: list[Shell] = []


WARM_UP = (
    "import matplotlib.pyplot as plt\nplt.title('$x_0$ 0123456789')\nplt.plot([1, 2])\nplt.show()",
    "1 / 0",
    "%time 1",
    "1 +",
)


def prepare() -> None:
    """Make the shell, run cells of every kind once and forget them (called once, before forking)."""
    shell = make_shell()
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    for source in WARM_UP:
        OUTPUTS.start(MIB)
        shell.run_cell(source, store_history=True)
    OUTPUTS.start(0)
    shell.reset()
    shell.execution_count = 1
    _shells.append(shell)


def serve(sock: socket.socket, limits: Limits) -> None:
    """Serve the requests for one submission."""
    Runtime(Channel(sock, limits.message_mib * MIB), limits).serve()


class Runtime:
    """What one submission's process knows."""

    def __init__(self, channel: Channel, limits: Limits) -> None:
        self.channel, self.limits = channel, limits
        self.shell = _shells[0]
        self.names: dict[str, Any] = self.shell.user_ns
        self.places: dict[int, dict[str, Any]] = {}
        self.handles = Handles()
        self.visitors: dict[int, Visitor] = {}
        self.lock = threading.RLock()
        self.armed = False
        self.in_session = False
        self.place = -1
        self.replaced: dict[str, Any] = {}
        self.stand_ins = StandIns(lambda: self.replaced)

    def serve(self) -> None:
        """Answer until the socket closes."""
        sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
        signal.signal(signal.SIGALRM, self._alarm)
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
        request = decode(parcel, self.resolve)
        if request["op"] != "session":
            return False
        if pid := os.fork():
            _, status = os.waitpid(pid, 0)
            self.channel.send("gone", 0, Parcel(status))
            return True
        self.do_place(request["place"])
        self.in_session = True
        self.channel.send("reply", number, Parcel(True))
        return True

    def answer(self, parcel: Parcel) -> Parcel:
        """Answer one request."""
        request = decode(parcel, self.resolve)
        result = getattr(self, f"do_{request.pop('op')}")(**request)
        try:
            return encode(result, self.export)
        except NotSendable as error:
            return encode({"failure": describe(error, self.names, "NotPlainData")})

    def do_cell(self, source: str, seconds: float) -> dict[str, Any]:
        """Run a cell and return its outputs."""
        OUTPUTS.start(int(self.limits.output_mib * MIB))
        timed_out = False
        with self.time_limit(seconds):
            try:
                result = self.shell.run_cell(source, store_history=True)
                error = result.error_before_exec or result.error_in_exec
                timed_out = isinstance(error, CallTimeout)
            except CallTimeout:
                timed_out = True
        return {"outputs": json.dumps(OUTPUTS.finish(), default=as_json), "timed_out": timed_out}

    def do_mark(self, place: int) -> None:
        """Remember the names as they are, for the test cell at this place."""
        self.places[place] = dict(self.names)

    def do_place(self, place: int) -> None:
        """Bring back the names as they were at the place of a test cell, but for those that tests have set since."""
        before, after, missing = self.places.get(self.place, {}), dict(self.places.get(place, {})), object()
        for name, value in self.names.items() if self.in_session else ():
            old = before.get(name, missing)
            if self.stand_ins.original(value) is not old and after.get(name, missing) is old:
                after[name] = value
        self.place = place
        self.names.clear()
        self.names.update(after)
        self.stand_ins.apply(self.names)

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
            function = self.stand_ins.original(self.names[name])
            return plain(function(*args, **kwargs), allow=lambda value: type(value) is Visitor)

        return self.run(call, (args, kwargs), seconds)

    def do_act(
        self, target: Any, action: str, args: tuple[Any, ...], kwargs: dict[str, Any], seconds: float
    ) -> dict[str, Any]:
        """Do something with an object of the learner's."""
        return self.run(lambda: act(target, action, args, kwargs), (args, kwargs), seconds)

    def do_substitute(self, name: str, function: Any) -> None:
        """Put a function of the test's in the place of a learner's."""
        missing = object()
        self.replaced.setdefault(name, (self.names.get(name, missing), missing))
        self.names[name] = function

    def do_restore(self, name: str) -> None:
        """Put the learner's function back."""
        before, missing = self.replaced.pop(name)
        if before is missing:
            self.names.pop(name, None)
        else:
            self.names[name] = before

    def do_give_up(self, place: int, name: str, replaced: list[str], reason: str, crashed: bool) -> None:
        """Put something that raises at once in the place of a function that does not come back."""
        function = self.places.get(place, {}).get(name)
        if function is not None:
            self.stand_ins.put(self.names, name, function, frozenset(replaced), reason, crashed)

    def run(self, call: Callable[[], Any], given: tuple[Any, ...], seconds: float) -> dict[str, Any]:
        """Run something of the learner's; return its value or failure, what it printed, and changed arguments."""
        before = encode(given, self.export)
        OUTPUTS.start(int(self.limits.output_mib * MIB))
        answer: dict[str, Any] = {}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                with self.time_limit(seconds):
                    answer["value"] = call()
            except NotPlainData as error:
                answer["failure"] = describe(error, self.names, "NotPlainData")
            except BaseException as error:
                answer["failure"] = describe(error, self.names)
        answer["printed"] = "".join(item["text"] for item in OUTPUTS.finish() if item["output_type"] == "stream")
        if caught:
            answer["warned"] = [(warning.category.__name__, str(warning.message)[:2000]) for warning in caught[:50]]
        try:
            after = encode(given, self.export)
            if after.tree != before.tree or after.buffers != before.buffers:
                answer["after"] = given
        except NotSendable as error:
            answer.setdefault("failure", describe(error, self.names, "NotPlainData"))
        return answer

    @contextlib.contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        """Interrupt what runs in the block after so many seconds, and again every half second."""
        self.armed = True
        signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
        try:
            yield
        finally:
            self.armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _alarm(self, *_: Any) -> None:
        if self.armed:
            raise CallTimeout("it took longer than it may")

    def export(self, value: Any) -> list[Any]:
        """Stand for an object of the learner's by a number."""
        if type(value) is Visitor:
            return ["H", value._number]
        return self.handles.node(value)

    def resolve(self, node: list[Any]) -> Any:
        """Find the object that a node stands for."""
        if node[0] == "H":
            return self.handles.get(node[1])
        _, number, kind, class_name, name = node
        if number not in self.visitors:
            self.visitors[number] = Visitor(number, kind, class_name, name, self.ask)
        return self.visitors[number]

    def ask(self, number: int, action: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Use an object of the test's."""
        request = {"target": number, "action": action, "args": args, "kwargs": kwargs}
        with self.lock, self._paused():
            answer = decode(self.channel.request(encode(request, self.export), self.answer), self.resolve)
        if "failure" in answer:
            name, message = answer["failure"]
            kind = getattr(builtins, name, RuntimeError)
            raise kind(message) if kind is not StopIteration else StopIteration
        return answer["value"]

    @contextlib.contextmanager
    def _paused(self) -> Iterator[None]:
        """Hold interrupts back while a message is sent and read, which must happen whole."""
        armed, self.armed = self.armed, False
        try:
            yield
        finally:
            self.armed = armed


def describe(error: BaseException, names: dict[str, Any], type_name: str = "") -> dict[str, Any]:
    """Describe an exception of the learner's code: type, message, line in the cell, traceback without our frames."""
    frames = []
    line = None
    for frame, number in traceback.walk_tb(error.__traceback__):
        if f"{os.sep}autograder{os.sep}" in frame.f_code.co_filename:
            continue
        frames.append((frame, number))
        if frame.f_globals is names:
            line = number
    summary = traceback.StackSummary.extract(frames[-30:])
    for entry in summary:
        if entry.filename.startswith("<ipython-input") or "ipykernel" in entry.filename:
            entry.filename = "your notebook"
    try:
        message = str(error)
    except BaseException:
        message = "(an exception that cannot be shown)"
    name = type_name or type(error).__name__
    text = "".join([*summary.format(), f"{name}: {message}"])
    bases = [base.__name__ for base in type(error).__mro__ if getattr(builtins, base.__name__, None) is base]
    return {
        "type_name": name[:200],
        "bases": bases,
        "message": message[:10_000],
        "line": line,
        "traceback": text[-20_000:],
    }


def as_json(value: Any) -> Any:
    """Write what JSON has no form for: pictures as base64, the rest as text."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
