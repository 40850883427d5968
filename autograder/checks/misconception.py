"""Misconceptions: what a likely mistake would return, so that it can be named.

Contract: a :class:`Misconception` computes, from the reference and a check's arguments, the value that the mistake
gives. When a learner's wrong value equals it, the mistake has been found (:mod:`autograder.checks.evidence`).
"""

from __future__ import annotations

import copy
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.compare import is_leaf
from autograder.checks.difference import Path


@dataclass(frozen=True)
class Misconception:
    """A likely mistake, in words and as a function.

    Parameters
    ----------
    mistake
        A clause that fits after "It looks as if", such as ``"the bias is missing"``.
    remedy
        What to do instead, as an imperative.
    function
        ``function(reference, *args, **kwargs)`` returns what the mistake gives. It may raise where the mistake makes no
        sense, and put ``...`` for a part of a tuple or dict that the mistake leaves right.
    key
        A short name, for the corpora.
    section
        The part of the lesson to look at again; the exercise's when it is empty.
    """

    mistake: str
    remedy: str
    function: Callable[..., Any]
    key: str
    section: str = ""

    def value(self, reference: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return what the mistake gives for these arguments, or ``...`` where it makes no sense."""
        args, kwargs = copy.deepcopy((args, kwargs))
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                return self.function(reference, *args, **kwargs)
            except Exception:
                return ...

    def sentence(self, section: str = "") -> str:
        """Return the mistake, the remedy and the place in the lesson as one friendly sentence."""
        where = self.section or section
        pointer = f" (see “{where}”)" if where else ""
        return f"It looks as if {self.mistake}: {self.remedy}{pointer}."


def misconception(
    mistake: str, remedy: str, function: Callable[..., Any], *, key: str | None = None, section: str = ""
) -> Misconception:
    """Declare a likely mistake next to the exercise that it belongs to.

    Examples
    --------
    >>> halved = misconception("the result is halved", "leave out the 1/2", lambda reference, x: reference(x) / 2)
    >>> halved.key, halved.value(abs, (-4,), {})
    ('the_result_is_halved', 2.0)
    >>> halved.sentence("2. The loss")
    'It looks as if the result is halved: leave out the 1/2 (see “2. The loss”).'
    """
    slug = re.sub(r"[^a-z0-9]+", "_", mistake.lower()).strip("_")
    return Misconception(mistake, remedy, function, key or slug, section)


def parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the parts of a result that are compared on their own, each with its path."""
    if is_leaf(value):
        yield path, value
    else:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from parts(item, (*path, key))
