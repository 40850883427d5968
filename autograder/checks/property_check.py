"""One check of a property: a condition written by the author, on one or more of the learner's functions.

Contract: the condition's parameters are named after the learner's functions. It holds when it returns True; a
sentence says what is wrong; anything else, an exception included, is a failed check.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.errors import GraderFault
from autograder.checks.fault import Fault, of_failure
from autograder.checks.learner import LearnerError
from autograder.checks.subject import Subject


@dataclass(frozen=True)
class PropertyCheck:
    """A condition on the learner's functions that its parameters name."""

    subject: Subject
    condition: Callable[..., Any]

    @property
    def names(self) -> list[str]:
        """The learner's functions that the condition uses."""
        return list(inspect.signature(self.condition).parameters)

    def __call__(self) -> Fault | None:
        """Evaluate the condition."""
        for name in self.names:
            if (absent := self.subject.absent(name)) is not None:
                return absent
        try:
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                verdict = self.condition(*(self.subject.learner.function(name) for name in self.names))
        except LearnerError as error:
            return of_failure(error.failure)
        except GraderFault:
            raise
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            return Fault("property", "what your function returned cannot be used here", detail)
        if verdict is True or (type(verdict) is np.bool_ and bool(verdict)):
            return None
        return Fault("property", "this does not hold for your function", verdict if type(verdict) is str else "")
