"""Who is in the class, and by which names a learning platform knows them.

Contract: every name of a student finds the student; case, accents, spaces and the order of first and last name do not
matter. A name that two students share finds neither. Without a roster (:mod:`autograder.collect_roster_file`) the
gradebook is asked, and an unknown learner becomes a new student, whose id is made from the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import make_url

from autograder.collect_senders import Sender
from autograder.course import Course

LONGEST_ID = 128


def plainly(text: str) -> str:
    """Return a name without case, accents, spaces and marks.

    >>> plainly(" Noël  O'Brien-Łuk ")
    'noelobrienłuk'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def ways_to_write(name: str) -> set[str]:
    """Return the plain forms of a name in every order of its words that a platform may use.

    >>> sorted(ways_to_write("Okafor, Ada"))
    ['adaokafor', 'okaforada']
    """
    words = [plainly(word) for word in re.split(r"[,\s]+", name) if plainly(word)]
    return {"".join(words[turn:] + words[:turn]) for turn in range(len(words))}


@dataclass(frozen=True)
class Person:
    """What is known of a student apart from the id."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    def known(self) -> dict[str, str]:
        """Return the fields that are not empty, as nbgrader's gradebook names them."""
        return {key: value for key, value in vars(self).items() if value}


@dataclass
class Roster:
    """The students of a class by every name they have.

    Parameters
    ----------
    closed
        Whether nobody else is in the class: so with a roster, but not with a gradebook, which fills as work comes in.
    """

    closed: bool
    people: dict[str, Person] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    numbers: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def add(self, student: str, person: Person, names: Iterable[str], numbers: Mapping[str, str] = {}) -> None:
        """Enter a student with other names and, by platform, numbers."""
        self.people[student] = person
        full = f"{person.first_name} {person.last_name}"
        for name in {student, full, person.email, *names}:
            for form in ways_to_write(name):
                self.names.setdefault(form, set()).add(student)
        for platform, number in numbers.items():
            self.numbers.setdefault((platform, number), set()).add(student)

    def knows(self, name: str) -> bool:
        """Return whether a name is a student's."""
        return name in self.people or plainly(name) in self.names

    def find(self, sender: Sender) -> tuple[str | None, str]:
        """Return the id of the student that a sender is, or None and the reason."""
        if sender.number and len(found := self.numbers.get((sender.platform, sender.number), set())) == 1:
            return next(iter(found)), ""
        for name in sender.names:
            if name in self.people:
                return name, ""
            for form in self._forms(sender.platform, name):
                found = self.names.get(form, set())
                if len(found) > 1:
                    return None, f"{name!r} may be {' or '.join(sorted(found))}: tell them apart with a number or an id"
                if found:
                    return next(iter(found)), ""
        if not sender.names or not sender.certain:
            return None, "its path does not tell whose it is: name the students with --roster CSV"
        if self.closed:
            return None, f"{sender.names[0]!r} is not in the roster: add the name to a column of the student's row"
        return self._new(sender)

    @staticmethod
    def _forms(platform: str, name: str) -> list[str]:
        """Return what to look a name up as; Moodle writes the group before it, as in ``Group 1-Ada Okafor``."""
        after_group = [name.split("-", 1)[1]] if platform == "moodle" and "-" in name else []
        return [plainly(each) for each in (name, *after_group) if plainly(each)]

    @staticmethod
    def _new(sender: Sender) -> tuple[str | None, str]:
        if sender.platform == "plain":
            return sender.names[0][:LONGEST_ID], ""
        text = unicodedata.normalize("NFKD", sender.names[0]).encode("ascii", "ignore").decode().lower()
        made = ".".join(re.findall(r"[a-z0-9]+", text))[:LONGEST_ID]
        return (made, "") if made else (None, f"no id can be made from the name {sender.names[0]!r}: use --roster CSV")


def gradebook_roster(course: Course) -> Roster:
    """Return the students that the gradebook of the class knows; nobody when there is no gradebook yet."""
    roster = Roster(closed=False)
    url = make_url(course.directory.db_url)
    if url.drivername.startswith("sqlite") and not Path(url.database or "").is_file():
        return roster
    with course.gradebook() as gradebook:
        for student in gradebook.students:
            fields = (student.first_name, student.last_name, student.email, student.lms_user_id)
            person = Person(*(value or "" for value in fields))
            roster.add(student.id, person, [], {"canvas": person.lms_user_id} if person.lms_user_id else {})
    return roster


def enrol(course: Course, people: Mapping[str, Person]) -> None:
    """Enter what is known of students into the gradebook; what is not known stays as it is there."""
    with course.gradebook() as gradebook:
        for student, person in people.items():
            gradebook.update_or_create_student(student, **person.known())
