"""What goes to a worker and what comes back: plain data with notebooks as bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Job:
    """One submission to grade.

    Parameters
    ----------
    student
        Whose it is.
    submission
        The bytes of the notebook.
    flags
        What was noticed when the file was read, as plain data.
    absent
        Why there is no notebook, in a folder without one.
    """

    student: str
    submission: bytes
    flags: tuple[dict[str, Any], ...] = ()
    absent: str = ""


@dataclass(frozen=True)
class Result:
    """A graded submission.

    Parameters
    ----------
    student
        Whose it is.
    notebook
        The autograded notebook as it is written to a file.
    scores
        The automatic score of each graded cell by its id; None where an instructor decides.
    comments
        nbgrader's automatic comment on each solution cell by its id.
    record
        Verdicts, flags, isolation and stats, for the log beside the autograded notebook.
    seconds
        Wall time.
    worker
        Which worker did it.
    """

    student: str
    notebook: bytes
    scores: dict[str, float | None]
    comments: dict[str, str | None]
    record: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    worker: str = ""


@dataclass(frozen=True)
class Failure:
    """A submission that could not be graded through a fault of the grader or of a machine: it has no score."""

    student: str
    reason: str
    worker: str = ""
