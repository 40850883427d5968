"""What a learner's process answers to a call, checked for its form.

Contract: :func:`check_answer` returns a dict with ``value`` or ``failure``, with ``printed`` and ``warned``, and with
``after`` (the arguments) where they were changed; every part has the type that it must have. Once hidden inputs may be
in the process, a failure has no line number and no traceback: the one part of a hidden check's message that the
learner's code could choose freely would be the line in which it raises.
"""

from __future__ import annotations

import builtins
from typing import Any

from autograder.isolation.endings import LearnerGone

TEXTS = ("type_name", "message", "traceback")


def check_answer(answer: Any, hidden: bool) -> dict[str, Any]:
    """Check the form of an answer to a call; `hidden` says whether hidden inputs may be in the learner's process.

    Raises
    ------
    LearnerGone
        When it is no answer.
    """
    if type(answer) is not dict or ("value" in answer) == ("failure" in answer):
        if type(answer) is dict and "failure" in answer:
            answer.pop("value")
        else:
            raise LearnerGone("what came back is no answer")
    checked: dict[str, Any] = {key: answer[key] for key in ("value", "after") if key in answer}
    printed, warned = answer.get("printed", ""), answer.get("warned", [])
    checked["printed"] = printed if type(printed) is str else ""
    checked["warned"] = [pair[1] for pair in warned if _is_pair(pair)] if type(warned) is list else []
    if "failure" in answer:
        checked["failure"] = _failure(answer["failure"], hidden)
    return checked


def _failure(failure: Any, hidden: bool) -> dict[str, Any]:
    if type(failure) is not dict or any(type(failure.get(name)) is not str for name in TEXTS):
        raise LearnerGone("what came back is no answer")
    bases = failure.get("bases")
    bases = [base for base in bases if _is_exception(base)] if type(bases) is list else []
    line = failure["line"] if type(failure.get("line")) is int else None
    said = {name: failure[name][:20_000] for name in TEXTS} | {"bases": bases, "line": line}
    return said | {"traceback": "", "line": None} if hidden else said


def _is_exception(name: Any) -> bool:
    """Whether this is the name of a built-in exception: any other text might be chosen to tell something."""
    kind = getattr(builtins, name, None) if type(name) is str else None
    return isinstance(kind, type) and issubclass(kind, BaseException)


def _is_pair(pair: Any) -> bool:
    return type(pair) is tuple and len(pair) == 2 and type(pair[1]) is str
