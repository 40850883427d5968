"""What the running cell prints and shows, kept as it is made and limited in size.

Contract: ``OUTPUTS`` is the one place of a process where outputs are kept; :class:`Stream` stands for ``sys.stdout``
and ``sys.stderr``. :meth:`Outputs.start` begins a cell and :meth:`Outputs.finish` returns what it showed.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
from typing import Any

TRUNCATED = "\n... the output of this cell is longer than is kept ...\n"


class Outputs:
    """The outputs of the running cell."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []
        self.left = 0
        self.by_display_id: dict[str, dict[str, Any]] = {}
        self.clear_next = False

    def start(self, limit: int) -> None:
        """Begin a cell whose outputs together may have `limit` bytes."""
        self.items, self.left, self.clear_next = [], limit, False

    def stream(self, name: str, text: str) -> None:
        """Add text to a stream, joined to what came just before on the same stream."""
        if self.left <= 0:
            return
        if self.clear_next:
            self.items, self.clear_next = [], False
        if len(text) > self.left:
            text = text[: self.left] + TRUNCATED
        self.left -= len(text)
        last = self.items[-1] if self.items else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["parts"].append(text)
        else:
            self.items.append({"output_type": "stream", "name": name, "parts": [text]})

    def add(self, output: dict[str, Any]) -> None:
        """Add any other output."""
        size = sum(len(str(value)) for value in output.get("data", {}).values()) or len(str(output))
        if self.clear_next:
            self.items, self.clear_next = [], False
        if size > self.left:
            self.stream("stderr", TRUNCATED)
            self.left = 0
            return
        self.left -= size
        self.items.append(output)

    def finish(self) -> list[dict[str, Any]]:
        """Return the outputs of the cell."""
        for item in self.items:
            if "parts" in item:
                item["text"] = as_terminal("".join(item.pop("parts")))
        return self.items


def as_terminal(text: str) -> str:
    r"""Apply carriage returns as a terminal would, so that a progress bar is one line.

    >>> as_terminal("1 of 2\r2 of 2\ndone")
    '2 of 2\ndone'
    """
    if "\r" not in text:
        return text
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(next((part for part in reversed(line.split("\r")) if part), "") for line in lines)


def as_json(outputs: list[dict[str, Any]]) -> str:
    """Return outputs as a JSON list, without any that JSON cannot hold, such as data inside itself.

    >>> endless = []
    >>> endless.append(endless)
    >>> as_json([{"data": b"abc"}, {"data": endless}, {"data": "text"}])
    '[{"data": "YWJj"}, {"data": "text"}]'
    """
    texts = []
    for output in outputs:
        with contextlib.suppress(ValueError, TypeError, RecursionError):
            texts.append(json.dumps(output, default=_plainly))
    return f"[{', '.join(texts)}]"


def _plainly(value: Any) -> str:
    """Write what JSON has no form for: pictures as base64, the rest as text."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


OUTPUTS = Outputs()


class Stream(io.TextIOBase):
    """``sys.stdout`` and ``sys.stderr`` of the learner's code."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def write(self, text: str) -> int:
        """Add text to the outputs."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        OUTPUTS.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        """Return True."""
        return True

    def isatty(self) -> bool:
        """Return False."""
        return False

    def fileno(self) -> int:
        """There is no file below."""
        raise io.UnsupportedOperation("fileno")
