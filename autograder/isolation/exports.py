"""What a learner's process may do with the objects that a test hands to it.

Contract: a function can be called and an iterator advanced, nothing else; an object's public attributes can be read and
set. There is no way from them to a frame, a module, a function's globals or its code, and so none to the test's source
or to what it expects.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import (
    AsyncGeneratorType,
    BuiltinFunctionType,
    CodeType,
    CoroutineType,
    FrameType,
    FunctionType,
    GeneratorType,
    MethodType,
    ModuleType,
    TracebackType,
)
from typing import Any

import numpy as np

from autograder.isolation.objects import act, kind_of
from autograder.isolation.wire import NotSendable

NEVER = (ModuleType, FrameType, CodeType, TracebackType, CoroutineType, AsyncGeneratorType)
CALLABLES = (FunctionType, BuiltinFunctionType, MethodType, partial, np.ufunc, type)
ITERATORS = (GeneratorType,)
OF_OBJECTS = frozenset(
    ("getattr", "setattr", "call", "len", "iter", "next", "getitem", "setitem", "float", "int", "neg", "abs")
) | frozenset(f"{side}{name}" for side in ("", "r") for name in ("add", "sub", "mul", "truediv", "matmul", "pow"))


def check_sendable(value: Any) -> None:
    """Raise :class:`NotSendable` for an object that must not be used from another process."""
    if isinstance(value, NEVER):
        raise NotSendable(f"expected an argument that a learner's function may use; got a {type(value).__name__}")


def use(target: Any, action: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Do what the learner's process asked for with an object of the test.

    Raises
    ------
    AttributeError
        For anything but the few permitted actions.

    Examples
    --------
    >>> use(abs, "call", (-2,), {})
    2
    >>> use(lambda: 1, "getattr", ("__globals__",), {})
    Traceback (most recent call last):
    ...
    AttributeError: an argument of kind function can be called and nothing else
    """
    if isinstance(target, CALLABLES):
        if action != "call":
            raise AttributeError("an argument of kind function can be called and nothing else")
        return target(*args, **kwargs)
    if isinstance(target, (ITERATORS, Iterator)):
        if action not in ("next", "iter"):
            raise AttributeError("an iterator can be advanced and nothing else")
        return next(target) if action == "next" else target
    if action not in OF_OBJECTS:
        raise AttributeError(f"{action} is not possible with an argument of class {type(target).__name__}")
    if action in ("getattr", "setattr") and (type(args[0]) is not str or args[0].startswith("_")):
        raise AttributeError(f"{type(target).__name__!r} object has no attribute {args[0]!r}")
    result = act(target, action, args, kwargs)
    check_sendable(result)
    return result


def kind_for_learner(value: Any) -> str:
    """Return the kind that the learner's process is told."""
    return "function" if isinstance(value, CALLABLES) else kind_of(value)
