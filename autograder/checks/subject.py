"""What all checks of one exercise share: the learner's function, the reference, and names for what it returns."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.checks.difference import Path
from autograder.checks.errors import GraderFault
from autograder.checks.fault import Fault
from autograder.checks.learner import Learner


@dataclass(frozen=True)
class Subject:
    """A learner's function and the reference that it is held against."""

    name: str
    reference: Callable[..., Any]
    learner: Learner
    returns: tuple[str, ...]

    def absent(self, name: str | None = None) -> Fault | None:
        """Return a fault when the learner has no such function."""
        wanted = name or self.name
        if self.learner.has(wanted):
            return None
        return Fault("missing", f"there is no function {wanted}: run its cell, mend what it raises, and keep the name")

    def label(self, path: Path) -> str:
        """Name a part of the result in the words of the exercise."""
        if not path:
            return "the result"
        head = path[0]
        if isinstance(head, int):
            label = self.returns[head] if head < len(self.returns) else f"value {head + 1}"
        else:
            label = str(head)
        return label + "".join(f"[{part!r}]" for part in path[1:])


def of_nnlib(name: str) -> Callable[..., Any]:
    """Return the reference ``nnlib.<name>``; raise :class:`GraderFault` when there is none."""
    try:
        return getattr(importlib.import_module("nnlib"), name)
    except (ImportError, AttributeError) as error:
        raise GraderFault(f"expected the reference nnlib.{name}; {error}") from error
