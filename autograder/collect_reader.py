"""Reading an inbox: which of its files are submissions of a lesson, and whose.

Contract: a notebook counts as the lesson's when its name says so, else when it has at least half of the lesson's cells.
Its bytes are never trusted: what cannot be read is refused with the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from autograder.collect_members import Inbox, Member, UnreadableError
from autograder.collect_roster import Person, Roster
from autograder.collect_senders import Sender, is_named, plain_sender, sender_of
from autograder.course import Course


@dataclass(frozen=True)
class Candidate:
    """A notebook that may be somebody's submission."""

    student: str
    member: str
    digest: str
    sender: Sender
    order: tuple[tuple[int, ...], tuple[int, ...], int]


class Reader:
    """Goes through the members of an inbox and tells whose each is.

    Parameters
    ----------
    course, lesson
        What is collected.
    roster
        Who is in the class.

    Attributes
    ----------
    refused
        The members that cannot be placed, each with the reason.
    others
        Files that are no notebooks: the sender, the member and what it is.
    remarks
        What an instructor may want to look at.
    """

    def __init__(self, course: Course, lesson: str, roster: Roster) -> None:
        self.course, self.lesson, self.roster = course, lesson, roster
        self.refused: list[tuple[str, str]] = []
        self.others: list[tuple[Sender | None, str, str]] = []
        self.remarks: list[str] = []

    def candidates(self, inbox: Inbox) -> Iterator[Candidate]:
        """Yield every notebook of the lesson whose student is known."""
        members = list(inbox.members())
        known = self._folders_of_students(members)
        for number, member in enumerate(members):
            sender = sender_of(member.name, self.lesson, known)
            file = PurePosixPath(sender.file if sender and sender.file else member.name)
            if member.refusal:
                self.refused.append((member.name, member.refusal))
            elif file.suffix.lower() != ".ipynb":
                typed = sender and sender.platform == "moodle" and "_onlinetext" in member.name
                self.others.append((sender, member.name, "text typed into Moodle" if typed else "it is no notebook"))
            else:
                outcome = self._candidate(member, sender, number)
                if isinstance(outcome, str):
                    self.refused.append((member.name, outcome))
                else:
                    yield outcome

    def _folders_of_students(self, members: list[Member]) -> Callable[[int, str], bool]:
        """Return what tells a student's folder: the roster has the name, or a plain name gives it to a student."""
        named = {
            (sender.depth, sender.names[0])
            for member in members
            if (sender := sender_of(member.name, self.lesson)) and sender.platform == "plain" and sender.certain
        }
        return lambda depth, name: (depth, name) in named or self.roster.knows(name)

    def _candidate(self, member: Member, sender: Sender | None, number: int) -> Candidate | str:
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
            self.remarks.append(f"{member.name}: taken for {self.lesson} by its cells, not by its name")
        if sender is None:
            return f"expected STUDENT/{self.lesson}.ipynb or STUDENT_{self.lesson}.ipynb"
        student, reason = self.roster.find(sender)
        if student is None:
            return reason
        self._compare_names(member.name, sender, student)
        order = (sender.rank, member.date, number)
        return Candidate(student, member.name, hashlib.sha256(content).hexdigest(), sender, order)

    def _compare_names(self, name: str, sender: Sender, student: str) -> None:
        """Remark on an archive in which another student's id stands than the one who handed it in."""
        parts = PurePosixPath(name).parts
        inner = (
            plain_sender("/".join(parts[1:]), self.lesson) if sender.platform != "plain" and len(parts) > 2 else None
        )
        if inner and inner.certain and (self.roster.find(inner)[0] or inner.names[0]) != student:
            self.remarks.append(f"{name}: handed in by {student}, made for {inner.names[0]}")

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
