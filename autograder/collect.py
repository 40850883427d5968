"""Placing what learners handed in where nbgrader looks for it.

Contract: :func:`plan_collection` reads an archive of a learning platform, or a folder, and decides without changing
anything; :meth:`Plan.place` writes ``submitted/STUDENT/LESSON/LESSON.ipynb``. The newest of several submissions of a
student counts and the others are listed, as is everything that could not be placed, with the reason. A notebook that is
in its place already is not touched, nor is the time at which it was collected.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from autograder.collect_members import MAX_NOTEBOOK_BYTES, Inbox, Member, UnreadableError
from autograder.collect_reader import Candidate, Reader
from autograder.collect_roster import Person, Roster, enrol, gradebook_roster
from autograder.collect_roster_file import read_roster
from autograder.collect_senders import STUDENT_ID
from autograder.course import Course

__all__ = ["MAX_NOTEBOOK_BYTES", "STUDENT_ID", "Plan", "collect", "plan_collection", "submission_path"]


@dataclass(frozen=True)
class Placed:
    """A submission that counts: whose, which member, and whether it is ``new``, ``replaced`` or ``unchanged``."""

    student: str
    member: str
    change: str
    digest: str
    late: bool = False


@dataclass
class Plan:
    """What a collection is going to do.

    Parameters
    ----------
    placed
        One submission a student, by student.
    refused
        The members that cannot be placed, each with the reason.
    older
        The members that a newer one of the same student replaces: student, member, the one that counts.
    remarks
        What an instructor may want to look at.
    people
        The names of the students, where the roster or the platform tells them.
    """

    course: Course
    lesson: str
    source: Path
    placed: list[Placed] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    older: list[tuple[str, str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def students(self) -> list[str]:
        """The ids of the students who have a submission in the source."""
        return [each.student for each in self.placed]

    def having(self, change: str) -> list[str]:
        """Return the students whose submission is ``new``, ``replaced`` or ``unchanged``."""
        return [each.student for each in self.placed if each.change == change]

    def place(self) -> None:
        """Write the new and changed submissions into the class, and what is known of their students.

        Raises
        ------
        ValueError
            When the source is not any more what the plan was made from.
        """
        wanted = {each.member: each for each in self.placed if each.change != "unchanged"}
        with Inbox(self.source) as inbox:
            for member in inbox.members():
                each = wanted.get(member.name)
                content = _content(member) if each else b""
                if each and hashlib.sha256(content).hexdigest() == each.digest:  # an archive may use a name twice
                    _write(submission_path(self.course, each.student, self.lesson), content)
                    del wanted[member.name]
        if wanted:
            raise ValueError(f"{self.source} has changed while it was collected: collect it again")
        if self.people:
            enrol(self.course, self.people)


def collect(course: Course, lesson: str, source: Path, roster: Path | None = None) -> Plan:
    """Place the submissions for `lesson` that lie in `source` and return what was done.

    Parameters
    ----------
    source
        A zip archive or a folder.
    roster
        A CSV file of the students' names (:mod:`autograder.collect_roster_file`); the gradebook's when it is None.

    Raises
    ------
    ValueError
        When `source` is neither a zip archive nor a folder, there is no such lesson, or the roster cannot be used.
    """
    plan = plan_collection(course, lesson, source, roster)
    plan.place()
    return plan


def plan_collection(course: Course, lesson: str, source: Path, roster: Path | None = None) -> Plan:
    """Decide what :func:`collect` would do; nothing is changed."""
    course.source(lesson)
    reader = Reader(course, lesson, read_roster(roster) if roster else gradebook_roster(course))
    plan = Plan(course, lesson, source)
    with Inbox(source) as inbox:
        candidates = list(reader.candidates(inbox))
    plan.refused, plan.remarks = reader.refused, reader.remarks
    for student in sorted({candidate.student for candidate in candidates}):
        versions = sorted((each for each in candidates if each.student == student), key=lambda each: each.order)
        outermost = min(each.sender.depth for each in versions)
        plan.refused += [
            (each.member, f"its name is {student}'s, who handed in another; it lies in somebody else's folder")
            for each in versions
            if each.sender.depth > outermost
        ]
        versions = [each for each in versions if each.sender.depth == outermost]
        if numbers := _several_people(reader.roster, student, versions):
            plan.refused += [
                (each.member, f"two learners have this name (numbers {numbers}): use --roster CSV") for each in versions
            ]
            continue
        newest = versions[-1]
        change = _change(submission_path(course, student, lesson), newest.digest)
        plan.placed.append(Placed(student, newest.member, change, newest.digest, newest.sender.late))
        plan.older += [(student, each.member, newest.member) for each in versions[:-1]]
        if roster or newest.sender.platform != "plain":
            plan.people[student] = reader.person(student, newest.sender)
    plan.refused += [
        (name, reason) for sender, name, reason in reader.others if not reader.has_notebook(sender, candidates)
    ]
    return plan


def submission_path(course: Course, student: str, lesson: str) -> Path:
    """Return where nbgrader looks for a submission."""
    return course.folder("submitted") / student / lesson / f"{lesson}.ipynb"


def _several_people(roster: Roster, student: str, versions: list[Candidate]) -> str:
    """Return the platform's numbers when a name alone tells the student and it stands for more than one learner."""
    numbers = {each.sender.number for each in versions if each.sender.number}
    by_number = any(student in found for found in roster.numbers.values())
    return ", ".join(sorted(numbers)) if len(numbers) > 1 and not by_number else ""


def _content(member: Member) -> bytes:
    try:
        return member.read()
    except (UnreadableError, OSError):
        return b""


def _change(path: Path, digest: str) -> str:
    if not os.path.lexists(path):
        return "new"
    if path.is_file() and not path.is_symlink() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
        return "unchanged"
    return "replaced"


def _write(path: Path, content: bytes) -> None:
    """Write one notebook and the time of its collection, the way nbgrader's exchange does; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC").encode()
    for target, data in ((path, content), (path.with_name("timestamp.txt"), now)):
        half = target.with_name(f".{target.name}.new")
        half.write_bytes(data)
        half.replace(target)
