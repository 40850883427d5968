"""Objects of a test as a learner's code sees them: functions handed in as arguments, nodes of a graph.

Contract: every use of a visitor is a request to the test's process, which answers only what an argument is for:
calling a function, reading and setting public attributes of an object. The same object is the same visitor each time,
so ``is``, ``in`` and dict keys work as they would with the object itself. An attribute that can be changed in place is
one object as well, and the test's object is told of its changes before the test's code is called; a private attribute
of the learner's, and that an attribute was deleted, are kept here alone. What is a visitor's own has a name that no
learner gives to an attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.isolation.wire import NotSendable, Parcel

Ask = Callable[[int, str, tuple[Any, ...], dict[str, Any]], Any]
Form = Callable[[Any], Parcel]
FORWARDED = (
    *("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "matmul", "rmatmul", "pow", "neg", "abs"),
    *("getitem", "setitem", "len", "float", "int", "next"),
)
CHANGEABLE = (list, dict, set, np.ndarray)
DELETED = object()


class Visitor:
    """An object that lives in the test's process.

    ``_visitor_kept`` holds attributes that are kept here, ``_visitor_known`` those of them that the test's object has,
    as it has them, and ``_visitor_old`` those of these that code of the test may have changed since.
    """

    def __init__(self, number: int, kind: str, class_name: str, name: str, ask: Ask, form: Form) -> None:
        fields = {"number": number, "kind": kind, "class_name": class_name, "ask": ask, "form": form}
        for key, value in (fields | {"kept": {}, "known": {}, "old": set()}).items():
            object.__setattr__(self, f"_visitor_{key}", value)
        if name:
            object.__setattr__(self, "__name__", name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object in the test's process."""
        return self._visitor_ask(self._visitor_number, "call", args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if (name not in self._visitor_kept and not name.startswith("_")) or name in self._visitor_old:
            value = self._visitor_ask(self._visitor_number, "getattr", (name,), {})
            if type(value) not in CHANGEABLE:
                self._visitor_forget(name)
                return value
            self._visitor_old.discard(name)
            if (form := self._visitor_form(value)) != self._visitor_known.get(name):
                self._visitor_kept[name], self._visitor_known[name] = value, form
        value = self._visitor_kept.get(name, DELETED)
        if value is DELETED:
            raise AttributeError(f"{self._visitor_class_name!r} object has no attribute {name!r}")
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        self._visitor_forget(name)
        if name.startswith("_"):
            self._visitor_kept[name] = value
            return
        try:
            self._visitor_ask(self._visitor_number, "setattr", (name, value), {})
        except NotSendable:
            self._visitor_kept[name] = value
            return
        if type(value) in CHANGEABLE:
            self._visitor_kept[name], self._visitor_known[name] = value, self._visitor_form(value)

    def __delattr__(self, name: str) -> None:
        getattr(self, name)
        self._visitor_forget(name)
        self._visitor_kept[name] = DELETED

    def _visitor_forget(self, name: str) -> None:
        self._visitor_kept.pop(name, None)
        self._visitor_known.pop(name, None)
        self._visitor_old.discard(name)

    def __iter__(self) -> Any:
        if self._visitor_kind == "iterator":
            return self
        return self._visitor_ask(self._visitor_number, "iter", (), {})

    def __repr__(self) -> str:
        return f"<{self._visitor_class_name} of the test>"


class Visitors:
    """All visitors of a process by number.

    Parameters
    ----------
    ask
        Sends a request for an object to the test's process.
    form
        Encodes a value, so that it can be told whether it was changed since.
    """

    def __init__(self, ask: Ask, form: Form) -> None:
        self.ask, self.form = ask, form
        self._visitors: dict[int, Visitor] = {}

    def visitor(self, number: int, kind: str, class_name: str, name: str) -> Visitor:
        """Return the visitor of a number, always the same."""
        if number not in self._visitors:
            self._visitors[number] = Visitor(number, kind, class_name, name, self.ask, self.form)
        return self._visitors[number]

    def changes(self) -> Iterator[tuple[int, str, Any]]:
        """Give what was changed in place, and not told: the number of the object, the attribute and its value.

        Raises
        ------
        NotSendable
            When it was made something that cannot pass.
        """
        for visitor in list(self._visitors.values()):
            for name, known in list(visitor._visitor_known.items()):
                if (form := self.form(visitor._visitor_kept[name])) != known:
                    visitor._visitor_known[name] = form
                    yield visitor._visitor_number, name, visitor._visitor_kept[name]

    def look_again(self) -> None:
        """Ask for attributes again when they are used next: code of the test may change them."""
        for visitor in self._visitors.values():
            visitor._visitor_old.update(visitor._visitor_known)


def _forward(name: str) -> Callable[..., Any]:
    def method(self: Visitor, *args: Any) -> Any:
        return self._visitor_ask(self._visitor_number, name, args, {})

    method.__name__ = f"__{name}__"
    return method


for _name in FORWARDED:
    setattr(Visitor, f"__{_name}__", _forward(_name))
