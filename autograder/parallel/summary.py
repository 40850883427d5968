"""What a run of grading did: counts, rate, the slowest submissions, time limits that were reached, and flags."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from dataclasses import dataclass, field

from autograder.parallel.job import Failure, Result
from autograder.parallel.plan import Plan

SLOWEST = 5


@dataclass
class Summary:
    """What a run did so far.

    Parameters
    ----------
    plan
        What it had to do.
    graded
        How many submissions it graded.
    failures
        Those that it could not grade.
    slowest
        The slowest submissions: seconds and student, the slowest first.
    timeouts
        The test cells of each student that reached a time limit.
    flags
        The kinds of flags of each student, the grave ones marked so.
    """

    plan: Plan
    graded: int = 0
    failures: list[Failure] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    timeouts: dict[str, list[str]] = field(default_factory=dict)
    flags: dict[str, list[str]] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def add(self, result: Result) -> None:
        """Count a graded submission."""
        self.graded += 1
        self.slowest = heapq.nlargest(SLOWEST, [*self.slowest, (result.seconds, result.student)])
        verdicts, flags = result.record["verdicts"], result.record["flags"]
        if late := [verdict["grade_id"] for verdict in verdicts if verdict["kind"] == "timeout"]:
            self.timeouts[result.student] = late
        if kinds := Counter(f"{flag['kind']}{'!' if flag['severity'] == 'tampering' else ''}" for flag in flags):
            self.flags[result.student] = [f"{kind} ({n})" if n > 1 else kind for kind, n in kinds.items()]

    def finish(self) -> None:
        """Note the time that the run took."""
        self.seconds = time.monotonic() - self.started

    @property
    def rate(self) -> float:
        """Submissions a minute."""
        return 60 * self.graded / self.seconds if self.seconds else 0.0

    def lines(self) -> list[str]:
        """Say it in a few lines."""
        unchanged = len(self.plan.unchanged) + len(self.plan.retimed)
        said = [f"graded {self.graded} in {self.seconds:.0f} s ({self.rate:.0f} a minute); {unchanged} unchanged"]
        if self.plan.retimed:
            said.append(f"handed in at another time, late penalty looked at again: {len(self.plan.retimed)}")
        if self.graded > 1:
            said.append("slowest: " + ", ".join(f"{name} {seconds:.1f} s" for seconds, name in self.slowest))
        if self.timeouts:
            said.append("time limit reached: " + _some(self.timeouts))
        if self.flags:
            said.append("flags (! is grave): " + _some(self.flags))
        return said


def _some(entries: dict[str, list[str]], most: int = 10) -> str:
    """Name the first few students with what they have."""
    shown = [f"{student}: {', '.join(what)}" for student, what in sorted(entries.items())[:most]]
    rest = len(entries) - len(shown)
    return "; ".join(shown) + (f"; and {rest} more (see the log)" if rest > 0 else "")
