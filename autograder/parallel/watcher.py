"""Who is told what happens while a class is graded.

Contract: every method may be left as it is; none of them decides anything.
"""

from __future__ import annotations

from autograder.parallel.job import Failure, Result
from autograder.parallel.plan import Plan


class Watcher:
    """What a caller wants to be told; each method may be left as it is."""

    def waiting(self) -> None:
        """Tell that another run is at work in this class."""

    def planned(self, plan: Plan) -> None:
        """Tell what is to be done."""

    def done(self, outcome: Result | Failure) -> None:
        """Tell of a submission that is written down, or could not be graded; called in the writing thread."""
