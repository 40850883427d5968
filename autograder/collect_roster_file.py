"""A class list as a CSV file.

Contract: the file has a column ``student_id`` and any others: names, e-mail addresses, a platform's ids. Every value is
a name of its student; the columns of a platform's numbers are told apart, because a number may equal somebody else's.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from autograder.collect_roster import LONGEST_ID, Person, Roster, plainly
from autograder.collect_senders import STUDENT_ID

ID_COLUMN = "studentid"
NUMBER_COLUMNS = {
    "moodle": {"identifier", "moodleid", "participant", "participantid"},
    "canvas": {"id", "canvasid", "lmsid", "lmsuserid", "canvasuserid"},
}
FIRST, LAST, FULL = {"firstname", "givenname"}, {"lastname", "surname", "familyname"}, {"name", "fullname", "student"}
EMAIL = {"email", "emailaddress", "mail"}


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
