"""An exception of a learner's code as plain data.

Contract: what is said of it are its type, its built-in bases, its message, its line in the learner's cell, and a
traceback without the grader's own frames, each of limited length.
"""

from __future__ import annotations

import builtins
import os
import traceback
from typing import Any


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
