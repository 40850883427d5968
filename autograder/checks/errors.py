"""The two ways in which a test cell ends without a number.

Contract: :class:`ChecksFailed` is the learner's result (nothing passed, 0 points); :class:`GraderFault` is a fault of
the course or the grader and is never a score.
"""

from __future__ import annotations

from autograder.checks.quiet import show_message_only


class ChecksFailed(AssertionError):
    """No check of an exercise passed; the message lists what went wrong, in words a learner may read."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        show_message_only(self)


class GraderFault(RuntimeError):
    """The course or the grader is at fault, not the learner: report it, never turn it into points."""
