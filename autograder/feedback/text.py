"""Text from a notebook, made fit to be shown: no control characters, no marks that reorder a line, a bounded length.

Escaping is the template's business (Jinja escapes every value); this is about what escaping leaves standing.
"""

from __future__ import annotations

import re

LONGEST = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t](.*)$", re.MULTILINE)


def clean(value: object, longest: int = LONGEST) -> str:
    r"""Return `value` as text without control characters, cut at `longest` characters.

    >>> clean("a\x1b[31mb\u202ec")
    'abc'
    """
    text = _CONTROL.sub("", _ANSI.sub("", value if isinstance(value, str) else ""))
    return text if len(text) <= longest else text[:longest] + " … (shortened)"


def heading_of(markdown: str) -> str:
    """Return the last heading in a markdown cell without its marks, or an empty text.

    >>> heading_of("# Lesson 1: the *perceptron*")
    'Lesson 1: the perceptron'
    """
    found = _HEADING.findall(re.sub(r"```.*?```", "", markdown, flags=re.DOTALL))
    return clean(re.sub(r"[*`$]", "", found[-1].strip().rstrip("#").rstrip()), 200) if found else ""


def number(value: object) -> float:
    """Return a finite number, or 0.0 for anything else."""
    if isinstance(value, (int, float)) and abs(value) < float("inf"):
        return float(value)
    return 0.0
