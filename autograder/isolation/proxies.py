"""A learner's objects as a test cell sees them: functions, classes, instances, generators.

Contract: calling a proxy, its attributes, items, arithmetic and iteration are requests to the learner's process; plain
data comes back by value. A proxy never forwards what a verdict rests on: ``==``, ``<``, ``bool``, ``in`` and ``hash``
raise :class:`ProxyMisuse`, which says to compare plain data, because the learner's class decides what they would say.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from autograder.isolation.link import LearnerLink

ARITHMETIC = (
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "matmul",
    "and",
    "or",
    "xor",
    "lshift",
    "rshift",
)
UNARY = ("neg", "pos", "abs", "invert")
SINGLE = ("len", "iter", "next", "str", "repr", "float", "int", "complex", "index", "dir", "enter")
WITH_ARGUMENTS = ("getitem", "setitem", "delitem", "format", "round")
REFUSED = {
    "eq": "==",
    "ne": "!=",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
    "bool": "bool()",
    "contains": "in",
    "hash": "hash()",
}


# Exceptions that cannot be made of a message alone, or that would end a loop of the test's.
NEEDS_MORE = (StopIteration, StopAsyncIteration, UnicodeError, BaseExceptionGroup)


class ProxyMisuse(TypeError):
    """A use of a learner's object that the learner would answer himself; the message says what to do instead."""


class LearnerRaised(Exception):
    """An exception in the learner's code; ``failure`` describes it. It is also an instance of the built-in class."""

    failure: dict[str, Any]


def raised(failure: dict[str, Any]) -> LearnerRaised:
    """Make the exception for a failure in the learner's code.

    >>> error = raised({"type_name": "MyError", "bases": ["ValueError", "Exception"], "message": "no"})
    >>> isinstance(error, ValueError), type(error).__name__, str(error)
    (True, 'MyError', 'no')
    """
    known = [getattr(builtins, name, None) for name in failure["bases"]]
    ordinary = [base for base in known if isinstance(base, type) and issubclass(base, Exception)]
    base = next((base for base in ordinary if not issubclass(base, NEEDS_MORE)), Exception)
    bases = (LearnerRaised,) if base is Exception else (LearnerRaised, base)
    name = failure["type_name"] if failure["type_name"].isidentifier() else "Exception"
    kind: Any = type(name, bases, {"__str__": lambda self: self.failure["message"]})
    error = kind.__new__(kind, failure["message"])
    error.failure = failure
    return error


class LearnerObject:
    """An object that lives in the learner's process."""

    __slots__ = ("__weakref__", "_class_name", "_generation", "_kind", "_link", "_name", "_number")
    __array_ufunc__ = None

    def __init__(self, link: LearnerLink, generation: int, number: int, kind: str, class_name: str, name: str) -> None:
        fields = (link, generation, number, kind, class_name, name)
        for key, value in zip(("link", "generation", "number", "kind", "class_name", "name"), fields, strict=True):
            object.__setattr__(self, f"_{key}", value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object in the learner's process."""
        return self._link.act(self, "call", args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name in ("__name__", "__qualname__") and self._name:
            return self._name
        if name.startswith("__array") or name in ("__wrapped__", "__signature__", "__deepcopy__", "__reduce_ex__"):
            raise AttributeError(f"{describe(self)} has no {name}")
        return self._link.act(self, "getattr", (name,))

    def __setattr__(self, name: str, value: Any) -> None:
        self._link.act(self, "setattr", (name, value))

    def __delattr__(self, name: str) -> None:
        self._link.act(self, "delattr", (name,))

    def __exit__(self, *exception: object) -> None:
        self._link.act(self, "exit", ())

    def __array__(self, *_: Any, **__: Any) -> NoReturn:
        raise ProxyMisuse(
            f"expected an array or a number; got {describe(self)}: return np.asarray(...) from the function"
        )

    def __mro_entries__(self, bases: tuple[Any, ...]) -> NoReturn:
        raise ProxyMisuse(f"a test cannot subclass {describe(self)}: make an instance of it and test that")

    def __instancecheck__(self, value: Any) -> bool:
        return self._link.act(self, "instancecheck", (value,)) is True

    def __copy__(self) -> LearnerObject:
        return self

    def __deepcopy__(self, memo: object) -> LearnerObject:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise ProxyMisuse(f"{describe(self)} cannot be pickled")


def describe(proxy: LearnerObject) -> str:
    """Name a learner's object in a message."""
    if proxy._name:
        return f"the learner's {proxy._kind} {proxy._name}"
    return f"an object of the learner's class {proxy._class_name}"


def _request(name: str) -> Callable[..., Any]:
    def method(self: LearnerObject, *args: Any) -> Any:
        return self._link.act(self, name, args)

    return method


def _refuse(symbol: str) -> Callable[..., Any]:
    def method(self: LearnerObject, *_: Any) -> NoReturn:
        raise ProxyMisuse(
            f"{symbol} is not possible with {describe(self)}, because the learner's own class would decide the answer: "
            "compare plain data, such as a number or an array that the object gives"
        )

    return method


for _name in (*(f"{side}{name}" for name in ARITHMETIC for side in ("", "r")), *UNARY, *SINGLE, *WITH_ARGUMENTS):
    setattr(LearnerObject, f"__{_name}__", _request(_name))
for _name, _symbol in REFUSED.items():
    setattr(LearnerObject, f"__{_name}__", _refuse(_symbol))
