"""Placing what learners handed in where nbgrader looks for it.

Contract: :func:`plan_collection` reads an archive of a learning platform, or a folder, and decides without changing
anything; :meth:`Plan.place` writes ``submitted/STUDENT/LESSON/LESSON.ipynb``. The newest of several submissions of a
student counts and the others are listed, as is everything that could not be placed, with the reason. A notebook that is
in its place already is not touched, nor is the time at which it was collected.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath

from autograder.collect_members import MAX_NOTEBOOK_BYTES, Inbox, Member, UnreadableError
from autograder.collect_roster import Person, Roster, enrol, gradebook_roster, read_roster
from autograder.collect_senders import STUDENT_ID, Sender, is_named, plain_sender, sender_of
from autograder.course import Course

__all__ = ["MAX_NOTEBOOK_BYTES", "STUDENT_ID", "Plan", "collect", "plan_collection", "submission_path"]


@dataclass(frozen=True)
class Candidate:
    """A notebook that may be somebody's submission."""

    student: str
    member: str
    digest: str
    sender: Sender
    order: tuple[tuple[int, ...], tuple[int, ...], int]


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
                if (each := wanted.pop(member.name, None)) is not None:
                    content = member.read()
                    if hashlib.sha256(content).hexdigest() != each.digest:
                        raise ValueError(f"{self.source} has changed while it was collected: collect it again")
                    _write(submission_path(self.course, each.student, self.lesson), content)
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
        A CSV file of the students' names (:mod:`autograder.collect_roster`); the gradebook's when it is None.

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
    reader = _Reader(course, lesson, read_roster(roster) if roster else gradebook_roster(course))
    plan = Plan(course, lesson, source)
    with Inbox(source) as inbox:
        candidates = list(reader.candidates(inbox, plan))
    for student in sorted({candidate.student for candidate in candidates}):
        versions = sorted((each for each in candidates if each.student == student), key=lambda each: each.order)
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


class _Reader:
    """Goes through the members of an inbox and tells whose each is."""

    def __init__(self, course: Course, lesson: str, roster: Roster) -> None:
        self.course, self.lesson, self.roster = course, lesson, roster
        self.others: list[tuple[Sender | None, str, str]] = []

    def candidates(self, inbox: Inbox, plan: Plan) -> Iterator[Candidate]:
        for number, member in enumerate(inbox.members()):
            sender = sender_of(member.name, self.lesson)
            file = PurePosixPath(sender.file if sender and sender.file else member.name)
            if member.refusal:
                plan.refused.append((member.name, member.refusal))
            elif file.suffix.lower() != ".ipynb":
                typed = sender and sender.platform == "moodle" and "_onlinetext" in member.name
                self.others.append((sender, member.name, "text typed into Moodle" if typed else "it is no notebook"))
            else:
                outcome = self._candidate(member, sender, number, plan)
                if isinstance(outcome, str):
                    plan.refused.append((member.name, outcome))
                else:
                    yield outcome

    def _candidate(self, member: Member, sender: Sender | None, number: int, plan: Plan) -> Candidate | str:
        try:
            content = member.read()
        except UnreadableError as error:
            return str(error)
        except OSError as error:
            return f"it cannot be read ({error.strerror})"
        file = sender.file if sender else PurePosixPath(member.name).name
        if not is_named(file, self.lesson):
            other = self._lesson_in(content)
            if other != self.lesson:
                return f"it is lesson {other}" if other else f"it is neither named {self.lesson} nor has its cells"
            plan.remarks.append(f"{member.name}: taken for {self.lesson} by its cells, not by its name")
        if sender is None:
            return f"expected STUDENT/{self.lesson}.ipynb or STUDENT_{self.lesson}.ipynb"
        student, reason = self.roster.find(sender)
        if student is None:
            return reason
        self._compare_names(member.name, sender, student, plan)
        order = (sender.rank, member.date, number)
        return Candidate(student, member.name, hashlib.sha256(content).hexdigest(), sender, order)

    def _compare_names(self, name: str, sender: Sender, student: str, plan: Plan) -> None:
        """Remark on an archive in which another student's id stands than the one who handed it in."""
        parts = PurePosixPath(name).parts
        inner = (
            plain_sender("/".join(parts[1:]), self.lesson) if sender.platform != "plain" and len(parts) > 2 else None
        )
        if inner and inner.certain and (self.roster.find(inner)[0] or inner.names[0]) != student:
            plan.remarks.append(f"{name}: handed in by {student}, made for {inner.names[0]}")

    def _lesson_in(self, content: bytes) -> str:
        """Return the lesson most of whose cells are in a notebook; an empty text when it has less than half of any."""
        found = grade_ids(content)
        shares = {lesson: len(found & ids) / len(ids) for lesson, ids in self._lessons.items() if ids}
        best = max(shares, key=lambda lesson: shares[lesson], default="")
        return best if best and shares[best] >= 0.5 else ""

    @cached_property
    def _lessons(self) -> dict[str, set[str]]:
        released = {lesson: self.course.released(lesson) for lesson in self.course.lessons}
        return {lesson: grade_ids(path.read_bytes()) for lesson, path in released.items() if path.is_file()}

    def person(self, student: str, sender: Sender) -> Person:
        """Return what the roster, or else the platform, tells of a student."""
        known = self.roster.people.get(student, Person())
        if any((known.first_name, known.last_name)) or sender.platform != "moodle":
            number = sender.number if sender.platform == "canvas" else ""
            return Person(known.first_name, known.last_name, known.email, known.lms_user_id or number)
        first, _, last = sender.names[0].rpartition(" ")
        return Person(first, last, known.email, known.lms_user_id)

    def has_notebook(self, sender: Sender | None, candidates: list[Candidate]) -> bool:
        """Return whether whoever handed in another file handed in a notebook as well."""
        student = self.roster.find(sender)[0] if sender else None
        return student is not None and any(each.student == student for each in candidates)


def grade_ids(content: bytes) -> set[str]:
    """Return the ids that nbgrader gave to the cells of a notebook; none for bytes that are no notebook."""
    try:
        cells = json.loads(content)["cells"]
        settings = [cell["metadata"].get("nbgrader") or {} for cell in cells]
        return {str(each["grade_id"]) for each in settings if "grade_id" in each}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return set()


def _several_people(roster: Roster, student: str, versions: list[Candidate]) -> str:
    """Return the platform's numbers when a name alone tells the student and it stands for more than one learner."""
    numbers = {each.sender.number for each in versions if each.sender.number}
    by_number = any(student in found for found in roster.numbers.values())
    return ", ".join(sorted(numbers)) if len(numbers) > 1 and not by_number else ""


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
