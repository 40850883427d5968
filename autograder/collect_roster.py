"""Who is in the class, and by which names a learning platform knows them.

Contract: a roster is a CSV file with a column ``student_id`` and any others: names, e-mail addresses, a platform's ids.
Every value is a name of its student; case, accents, spaces and the order of first and last name do not matter. A name
that two students share finds neither. Without a roster the gradebook is asked, and an unknown learner becomes a new
student, whose id is made from the name.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import make_url

from autograder.collect_senders import STUDENT_ID, Sender
from autograder.course import Course

ID_COLUMN = "studentid"
NUMBER_COLUMNS = {
    "moodle": {"identifier", "moodleid", "participant", "participantid"},
    "canvas": {"id", "canvasid", "lmsid", "lmsuserid", "canvasuserid"},
}
FIRST, LAST, FULL = {"firstname", "givenname"}, {"lastname", "surname", "familyname"}, {"name", "fullname", "student"}
EMAIL = {"email", "emailaddress", "mail"}
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


def read_roster(path: Path) -> Roster:
    """Read a roster from a CSV file; commas, semicolons and tabs all separate.

    Raises
    ------
    ValueError
        When there is no column ``student_id``, or an id is missing, used twice, or unfit for a folder's name.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"expected a roster in UTF-8 in {path}; it cannot be read: {error}") from None
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    columns = {column: plainly(column) for column in rows.fieldnames or [] if column}
    id_column = next((column for column, plain in columns.items() if plain == ID_COLUMN), None)
    if id_column is None:
        raise ValueError(f"expected a column student_id in {path}; found {', '.join(columns) or 'none'}")
    roster = Roster(closed=True)
    for row in rows:
        line = rows.line_num
        values = {columns[key]: (value or "").strip() for key, value in row.items() if key in columns}
        if not any(values.values()):
            continue
        student = values.pop(ID_COLUMN)
        if not re.fullmatch(STUDENT_ID, student) or len(student) > LONGEST_ID:
            raise ValueError(f"{path}, line {line}: expected an id of letters, digits and . @ + -; got {student!r}")
        if student in roster.people:
            raise ValueError(f"{path}, line {line}: expected each student once; {student!r} is there twice")
        roster.add(student, _person(values), *_names_and_numbers(values))
    return roster


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


def _person(values: Mapping[str, str]) -> Person:
    def first_of(columns: set[str]) -> str:
        return next((value for column, value in values.items() if column in columns and value), "")

    first, last, full = first_of(FIRST), first_of(LAST), first_of(FULL)
    if full and not (first or last):
        family, comma, given = full.partition(",")
        first, last = (given.strip(), family.strip()) if comma else (full.rpartition(" ")[0], full.rpartition(" ")[2])
    return Person(first, last, first_of(EMAIL), first_of(NUMBER_COLUMNS["canvas"]))


def _names_and_numbers(values: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Tell the numbers of a platform, which may equal somebody else's, from all that is a name."""
    numbers = {}
    for platform, columns in NUMBER_COLUMNS.items():
        for column in columns & values.keys():
            if digits := re.sub(r"^\D+", "", values[column]):
                numbers[platform] = digits
    both = set.union(*NUMBER_COLUMNS.values())
    return [value for column, value in values.items() if column not in both and value], numbers
