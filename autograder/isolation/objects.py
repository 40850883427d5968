"""Objects that stay in their own process: numbers that stand for them, and what may be done with them.

Contract: a :class:`Handles` keeps an object under a number; the number means nothing in another process. :func:`act`
does what a proxy was asked for.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

ACTIONS: dict[str, Callable[..., Any]] = {
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "getitem": operator.getitem,
    "setitem": operator.setitem,
    "delitem": operator.delitem,
    "len": len,
    "iter": iter,
    "next": next,
    "str": str,
    "repr": repr,
    "format": format,
    "float": float,
    "int": int,
    "complex": complex,
    "round": round,
    "index": operator.index,
    "dir": dir,
    "instancecheck": lambda target, value: isinstance(value, target),
    "enter": lambda target: type(target).__enter__(target),
    "exit": lambda target: type(target).__exit__(target, None, None, None),
    "send": lambda target, value: target.send(value),
    "close": lambda target: target.close(),
    "neg": operator.neg,
    "pos": operator.pos,
    "abs": abs,
    "invert": operator.invert,
}
for _name in (
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "matmul",
    "and_",
    "or_",
    "xor",
    "lshift",
    "rshift",
):
    _operation = getattr(operator, _name)
    ACTIONS[_name.rstrip("_")] = _operation
    ACTIONS[f"r{_name.rstrip('_')}"] = lambda target, other, _operation=_operation: _operation(other, target)


def act(target: Any, action: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Do an action with an object: call it, or one of :data:`ACTIONS`.

    >>> act([1, 2], "getitem", (0,), {})
    1
    """
    if action == "call":
        return target(*args, **kwargs)
    return ACTIONS[action](target, *args)


def kind_of(value: Any) -> str:
    """Say roughly what an object is: ``class``, ``module``, ``function``, ``iterator`` or ``object``."""
    if isinstance(value, type):
        return "class"
    if isinstance(value, ModuleType):
        return "module"
    if isinstance(value, (FunctionType, BuiltinFunctionType, MethodType)):
        return "function"
    return "iterator" if isinstance(value, Iterator) else "object"


class Handles:
    """Numbers for objects; the same object has the same number."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._next = 1

    def node(self, value: Any) -> list[Any]:
        """Keep an object and return the node that stands for it."""
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = self._next
            self._objects[number] = value
            self._next += 1
        name = getattr(value, "__name__", "") if kind_of(value) in ("class", "function", "module") else ""
        return ["h", number, kind_of(value), type(value).__name__, name if type(name) is str else ""]

    def get(self, number: int) -> Any:
        """Return the object of a number; raise ``KeyError`` when there is none (any more)."""
        return self._objects[number]

    def drop(self, value: Any) -> None:
        """Forget one object: its number means nothing from now on."""
        self._objects.pop(self._numbers.pop(id(value), 0), None)

    def forget(self) -> None:
        """Forget every object; numbers are not used again."""
        self._objects.clear()
        self._numbers.clear()
