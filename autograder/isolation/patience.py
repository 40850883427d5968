"""How long a learner's functions are waited for, after some of them did not come back.

Contract: a function that never came back in time, and failed to as often as :attr:`Limits.failed_calls` says, is not
called again. One that did come back for other arguments is still called, but waited for only
:attr:`Limits.hasty_seconds`; so is everything once the submission has lost :attr:`Limits.lost_seconds` in this way. A
function that is right, or wrong for some arguments alone, is therefore graded as if it were called each time. The
same function with references in the place of what it calls is another function here: it may well come back.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.isolation.limits import Limits


@dataclass(frozen=True)
class Subject:
    """A function of the learner's by name, at the place of a test cell, with these functions replaced.

    Without a name it is anything else that the learner's process is asked to do there.
    """

    place: int | None
    name: str
    replaced: frozenset[str] = frozenset()


@dataclass
class Record:
    """What became of the calls of one function so far."""

    came_back: bool = False
    failed: int = 0
    crashed: bool = False

    @property
    def what(self) -> str:
        """What the function did, to be followed by how often."""
        return "ended the process" if self.crashed else "did not come back in time"


@dataclass
class Patience:
    """What one submission's functions have done with the time that they were given."""

    limits: Limits
    records: dict[Subject, Record] = field(default_factory=dict)
    lost: float = 0.0

    def seconds(self, subject: Subject) -> float:
        """Return how long a call of a function may take."""
        record = self.records.get(subject, Record())
        if record.failed >= self.limits.failed_calls or self.lost >= self.limits.lost_seconds:
            return min(self.limits.hasty_seconds, self.limits.call_seconds)
        return self.limits.call_seconds

    def given_up(self, subject: Subject) -> bool:
        """Return whether a function is not called any more."""
        record = self.records.get(subject, Record())
        return bool(subject.name) and record.failed >= self.limits.failed_calls and not record.came_back

    def reason(self, subject: Subject) -> str:
        """Say why a function is not called any more.

        >>> patience = Patience(Limits())
        >>> subject = Subject(1, "train")
        >>> patience.failed(subject, 10.0)
        >>> patience.failed(subject, 10.0)
        >>> patience.given_up(subject), patience.reason(subject)
        (True, 'train did not come back in time in 2 calls, so it is not called any more')
        """
        record = self.records[subject]
        return f"{subject.name} {record.what} in {record.failed} calls, so it is not called any more"

    def notices(self) -> list[tuple[str, str]]:
        """Return what an instructor should know: the kind of each trouble, and which function made it."""
        found = {
            ("crash" if record.crashed else "time", f"{subject.name} {record.what}")
            for subject, record in self.records.items()
            if record.failed and subject.name
        }
        return sorted(found)

    def came_back(self, subject: Subject) -> None:
        """Note a call that ended in time, with a value or an exception."""
        self.records.setdefault(subject, Record()).came_back = True

    def failed(self, subject: Subject, seconds: float, crashed: bool = False) -> None:
        """Note a call that did not come back within `seconds`, or that ended the learner's process."""
        record = self.records.setdefault(subject, Record())
        record.failed += 1
        record.crashed = crashed
        self.lost += seconds
