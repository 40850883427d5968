"""Whether HTML is small and flat enough to be cleaned: the time for it grows with the square of its depth."""

from __future__ import annotations

import re
from collections import Counter

LARGEST, DEEPEST = 1_000_000, 200
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,30})", re.I)
_EMPTY = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


def is_cleanable(text: str) -> bool:
    """Return whether HTML is short, and its elements lie in each other no deeper than any real page's.

    >>> is_cleanable("<table>" + "<tr><td>1</td></tr>" * 1000 + "</table>"), is_cleanable("<div></b>" * 1000)
    (True, False)
    """
    if len(text) > LARGEST:
        return False
    depth, opened = 0, Counter[str]()
    for closing, name in _TAG.findall(text):
        name = name.lower()
        if closing:
            if opened[name]:
                opened[name] -= 1
                depth -= 1
        elif name not in _EMPTY:
            opened[name] += 1
            depth += 1
            if depth > DEEPEST:
                return False
    return True
