"""Objects of a test as a learner's code sees them: functions handed in as arguments, nodes of a graph.

Contract: every use of a visitor is a request to the test's process, which answers only what an argument is for:
calling a function, reading and setting public attributes of an object. The same object is the same visitor each time,
so ``is``, ``in`` and dict keys work as they would with the object itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Ask = Callable[[int, str, tuple[Any, ...], dict[str, Any]], Any]
FORWARDED = (
    *("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "matmul", "rmatmul", "pow", "neg", "abs"),
    *("getitem", "setitem", "len", "float", "int", "next"),
)


class Visitor:
    """An object that lives in the test's process."""

    def __init__(self, number: int, kind: str, class_name: str, name: str, ask: Ask) -> None:
        fields = {"_number": number, "_kind": kind, "_class_name": class_name, "_ask": ask}
        for key, value in fields.items():
            object.__setattr__(self, key, value)
        if name:
            object.__setattr__(self, "__name__", name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the object in the test's process."""
        return self._ask(self._number, "call", args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{self._class_name!r} object has no attribute {name!r}")
        return self._ask(self._number, "getattr", (name,), {})

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask(self._number, "setattr", (name, value), {})

    def __iter__(self) -> Any:
        if self._kind == "iterator":
            return self
        return self._ask(self._number, "iter", (), {})

    def __repr__(self) -> str:
        return f"<{self._class_name} of the test>"


def _forward(name: str) -> Callable[..., Any]:
    def method(self: Visitor, *args: Any) -> Any:
        return self._ask(self._number, name, args, {})

    method.__name__ = f"__{name}__"
    return method


for _name in FORWARDED:
    setattr(Visitor, f"__{_name}__", _forward(_name))
