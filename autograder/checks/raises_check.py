"""One check that a call is refused with the right kind of error."""

from __future__ import annotations

import builtins
import copy
from dataclasses import dataclass
from typing import Any

from autograder.checks.fault import Fault, is_builtin_exception, of_failure
from autograder.checks.subject import Subject


@dataclass(frozen=True)
class RaisesCheck:
    """A call on which the learner's function must raise `error` or a built-in subclass of it."""

    subject: Subject
    error: type[Exception]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __call__(self) -> Fault | None:
        """Call the learner's function and look at what it raises."""
        if (absent := self.subject.absent()) is not None:
            return absent
        failure = self.subject.learner.call(self.subject.name, *copy.deepcopy((self.args, self.kwargs))).failure
        expected = f"expected a {self.error.__name__}"
        if failure is None:
            return Fault("no exception", f"{expected} to be raised; nothing was")
        other = of_failure(failure)
        if other.kind == "not written":
            return other
        if failure.type_name == self.error.__name__ or self._is_subclass(failure.type_name):
            return None
        return Fault(other.kind, f"{expected}, but {other.safe}", other.detail)

    def _is_subclass(self, name: str) -> bool:
        return is_builtin_exception(name) and issubclass(getattr(builtins, name), self.error)
