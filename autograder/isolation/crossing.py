"""Objects that pass between a test and a learner's process as numbers: the trusted side's book of both kinds.

Contract: an object of the test's keeps its number as long as it may be used; an object of the learner's is a proxy that
dies with the process it lives in. What the learner's process asks of an object of the test's is answered as
:mod:`~autograder.isolation.exports` permits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from autograder.isolation import exports
from autograder.isolation.endings import LearnerGone
from autograder.isolation.objects import Handles
from autograder.isolation.proxies import LearnerObject
from autograder.isolation.wire import NotSendable, Parcel, WireError, decode, encode

if TYPE_CHECKING:
    from autograder.isolation.link import LearnerLink

GONE = "the object is gone, because the process that it lived in has ended"
LONGEST_NAME = 200


class Crossing:
    """The objects of a test and of a learner that the other side knows.

    ``asked`` holds the names under which a test asked for objects of the learner's, by their numbers.
    """

    def __init__(self, link: LearnerLink) -> None:
        self._link = link
        self.generation = 0
        self.ours = Handles()
        self.asked: dict[int, str] = {}
        self._theirs: dict[int, LearnerObject] = {}

    def process_ended(self) -> None:
        """Forget the learner's objects: the process that they lived in has ended."""
        self.generation += 1
        self._theirs.clear()
        self.asked.clear()

    def check_alive(self, theirs: LearnerObject) -> None:
        """Raise :class:`LearnerGone` for an object whose process has ended."""
        if theirs._generation != self.generation:
            raise LearnerGone(GONE)

    def export(self, value: Any) -> list[Any]:
        """Stand for an object of the test's by a number."""
        if type(value) is LearnerObject:
            if value._generation != self.generation:
                raise NotSendable(GONE)
            return ["H", value._number]
        exports.check_sendable(value)
        node = self.ours.node(value)
        node[2] = exports.kind_for_learner(value)
        return node

    def resolve(self, node: list[Any]) -> Any:
        """Find the object that a node from the learner's process stands for."""
        if node[0] == "H":
            return self.ours.get(node[1])
        _, number, kind, class_name, name = node
        if type(number) is not int or any(
            type(part) is not str or len(part) > LONGEST_NAME for part in (kind, class_name, name)
        ):
            raise WireError("expected a handle")
        if number not in self._theirs:
            self._theirs[number] = LearnerObject(self._link, self.generation, number, kind, class_name, name)
        return self._theirs[number]

    def serve(self, parcel: Parcel) -> Parcel:
        """Answer a request of the learner's process for an object of the test's."""
        try:
            request = decode(parcel, self.resolve)
            target = self.ours.get(request["target"])
            args, kwargs = request["args"], request["kwargs"]
            if type(args) is not tuple or type(kwargs) is not dict or not all(type(key) is str for key in kwargs):
                raise WireError("expected arguments")
            return encode({"value": exports.use(target, request["action"], args, kwargs)}, self.export)
        except LearnerGone:
            raise
        except Exception as error:
            return self.refuse(error)

    def refuse(self, error: Exception) -> Parcel:
        """Answer with an exception."""
        return encode({"failure": (type(error).__name__, str(error)[:2000])})
