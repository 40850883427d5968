"""Objects that pass between a test and a learner's process as numbers: the learner's side's book of both kinds.

Contract: an object of the learner's keeps its number as long as the process lives; an object of the test's is a
visitor, which is used by requests. The test's objects know what was changed in their attributes before code of the test
is called.
"""

from __future__ import annotations

import builtins
import threading
from collections.abc import Callable
from typing import Any

from autograder.isolation.alarm import Alarm
from autograder.isolation.channel import Channel
from autograder.isolation.objects import Handles
from autograder.isolation.visitors import Visitor, Visitors
from autograder.isolation.wire import Parcel, decode, encode

CALLS_NOTHING = ("getattr", "setattr")


class LearnerCrossing:
    """The objects of a test and of a learner that the learner's process knows.

    Parameters
    ----------
    channel
        To the test's process.
    alarm
        Interrupts the learner's code, but never in the middle of a request.
    answer
        Serves the requests of the other side while an answer is awaited.
    """

    def __init__(self, channel: Channel, alarm: Alarm, answer: Callable[[Parcel], Parcel]) -> None:
        self.channel, self.alarm, self.answer = channel, alarm, answer
        self.handles = Handles()
        self.visitors = Visitors(self.use, lambda value: encode(value, self.export))
        self.lock = threading.RLock()

    def export(self, value: Any) -> list[Any]:
        """Stand for an object of the learner's by a number."""
        if type(value) is Visitor:
            return ["H", value._visitor_number]
        return self.handles.node(value)

    def resolve(self, node: list[Any]) -> Any:
        """Find the object that a node stands for."""
        if node[0] == "H":
            return self.handles.get(node[1])
        _, number, kind, class_name, name = node
        return self.visitors.visitor(number, kind, class_name, name)

    def use(self, number: int, action: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Use an object of the test's; raise what that raises."""
        if action not in CALLS_NOTHING:
            self.tell_changes()
        return self._request(number, action, args, kwargs)

    def tell_changes(self) -> None:
        """Tell the objects of the test what was changed in their attributes, and look at them anew from now on."""
        for number, name, value in self.visitors.changes():
            self._request(number, "setattr", (name, value), {})
        self.visitors.look_again()

    def _request(self, number: int, action: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        request = {"target": number, "action": action, "args": args, "kwargs": kwargs}
        with self.lock, self.alarm.held_back():
            answer = decode(self.channel.request(encode(request, self.export), self.answer), self.resolve)
        if "failure" in answer:
            name, message = answer["failure"]
            kind = getattr(builtins, name, RuntimeError)
            raise kind(message) if kind is not StopIteration else StopIteration
        return answer["value"]
