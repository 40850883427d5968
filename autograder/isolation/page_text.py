"""All that a page says to whoever looks for it: its text, its attributes, every string of a notebook, every number."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any

NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def plain_text(page: str) -> str:
    """Return all text of a page: of HTML without its tags as well as with them, of a notebook every string."""
    with contextlib.suppress(ValueError):
        data = json.loads(page)
        return "\n".join(_strings(data))
    if "<" in page:
        bare = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S | re.I)
        bare = re.sub(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+", " ", bare)
        attributes = " ".join(re.findall(r'="([^"]*)"', bare))
        return html.unescape(re.sub(r"<[^>]*>", "", bare)) + "\n" + html.unescape(attributes)
    return page


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if not key.startswith("image/"):
                yield from _strings(value)
    elif isinstance(data, list):
        joined = [part for part in data if isinstance(part, str)]
        yield "".join(joined)
        for part in data:
            if not isinstance(part, str):
                yield from _strings(part)
    elif isinstance(data, (int, float)):
        yield repr(data)


def squeezed(text: str) -> str:
    """Return a text without blanks and line breaks."""
    return re.sub(r"\s+", "", text)


def numbers_in(text: str) -> list[float]:
    """Return all numbers that a text shows, in order."""
    return [float(number) for number in NUMBER.findall(text)]
