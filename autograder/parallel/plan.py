"""What a run has to do: which submissions are new or changed, and which stand as they are.

Contract: a submission stands when the ledger has it with the same hashes of submission, tests and software, the
gradebook has its scores, and the autograded notebook lies where it was written, unchanged.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import Course
from autograder.parallel import ledger, submissions
from autograder.parallel.files import AutogradedFiles
from autograder.parallel.fingerprint import software
from autograder.parallel.terms import Terms

REASONS = {
    "asked": "asked for again",
    "new": "new",
    "submission": "handed in again",
    "tests": "graded by other tests or settings",
    "software": "graded by another nnlib or grader",
    "files": "whose autograded notebook is gone or changed",
}


@dataclass
class Plan:
    """Who is graded and why (a key of :data:`REASONS`), who stands, and whose time of handing in changed."""

    todo: dict[str, str] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    retimed: dict[str, ledger.Entry] = field(default_factory=dict)
    known: dict[str, ledger.Entry] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say what is to be done.

        >>> str(Plan({"ada": "new", "bo": "new", "cy": "tests"}, ["di"]))
        '3 to grade: 2 new, 1 graded by other tests or settings; 1 unchanged'
        """
        counts = Counter(self.todo.values())
        why = ", ".join(f"{counts[key]} {text}" for key, text in REASONS.items() if counts[key])
        graded = f"{len(self.todo)} to grade: {why}" if self.todo else "nothing to grade"
        return f"{graded}; {len(self.unchanged) + len(self.retimed)} unchanged"


def make_plan(
    course: Course,
    terms: Terms,
    students: Sequence[str],
    known: dict[str, ledger.Entry],
    files: AutogradedFiles,
    again: bool = False,
) -> Plan:
    """Compare what was handed in with what is in the ledger.

    Parameters
    ----------
    students
        Whose submissions to look at.
    known
        The ledger's entries by student.
    again
        Grade what stands as well.
    """
    plan, tests = Plan(known=known), terms.digest
    for student in students:
        handed_in = submissions.read(course, terms.lesson.name, student, terms.limits)
        entry = known.get(student)
        key = (handed_in.digest, tests, software())
        reason = "asked" if again else _reason(entry, key, files.notebook(student))
        if reason:
            plan.todo[student] = reason
        elif entry is not None and entry.timestamp != stamp(handed_in):
            plan.retimed[student] = entry
        else:
            plan.unchanged.append(student)
    return plan


def stamp(submission: submissions.Submission) -> str:
    """Return when a submission was handed in as the ledger writes it."""
    return submission.timestamp.isoformat() if submission.timestamp else ""


def _reason(entry: ledger.Entry | None, key: tuple[str, str, str], notebook: Path) -> str:
    if entry is None:
        return "new"
    for name, before, now in zip(("submission", "tests", "software"), entry.key, key, strict=True):
        if before != now:
            return name
    if not notebook.is_file() or hashlib.sha256(notebook.read_bytes()).hexdigest() != entry.notebook:
        return "files"
    return ""
