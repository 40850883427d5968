"""Reading what was handed in for a lesson: the notebook as bytes, the time, and what was noticed on the way.

Contract: links are not followed, nothing above the size limit is read, and a folder without a notebook is a submission
with nothing in it, which earns nothing, with the reason.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from autograder.course import Course
from autograder.isolation.handed_in import read_submission
from autograder.isolation.limits import Limits
from autograder.parallel.job import Job

TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Submission:
    """What a student handed in, as it was read.

    Parameters
    ----------
    job
        What goes to a worker.
    digest
        A hash of all in it that can change the score.
    timestamp
        When it was handed in, in UTC; None when that is not known.
    """

    job: Job
    digest: str
    timestamp: datetime | None


def read(course: Course, lesson: str, student: str, limits: Limits) -> Submission:
    """Read the submission of one student."""
    folder = course.folder("submitted") / student / lesson
    content, flags = read_submission(folder / f"{lesson}.ipynb", limits)
    absent = "" if content else _absent(folder, lesson)
    job = Job(student, content, tuple(flag.as_dict() for flag in flags), absent)
    digest = hashlib.sha256(content + repr((job.flags, absent)).encode()).hexdigest()
    return Submission(job, digest, _timestamp(folder / TIMESTAMP))


def _absent(folder: Path, lesson: str) -> str:
    """Say why there is nothing to grade; empty for a file that is there but holds nothing."""
    path = folder / f"{lesson}.ipynb"
    if path.is_symlink():
        return "the file that was handed in is a link; it was not followed"
    if path.exists():
        return "the file that was handed in is empty or no ordinary file"
    others = len(list(folder.glob("*.ipynb")))
    if others:
        return f"none of the {others} notebooks that were handed in is named {path.name}"
    return "no notebook was handed in"


def _timestamp(path: Path) -> datetime | None:
    """Read the time that collection noted; a file that says no time says nothing."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return parse_utc(path.read_text("utf-8")[:100].strip() or None)
    except (ValueError, OverflowError):
        return None
