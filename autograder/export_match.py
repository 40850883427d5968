"""Which student of the class a row of a learning platform's file is about.

Contract: columns that identify are asked first (the platform's id, then the login or e-mail address), a name only when
no identifying column has anything to say and one student alone has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.collect_roster import plainly, ways_to_write
from autograder.export_grades import Grade


@dataclass
class Matches:
    """The grade of each row, by the row's place; the rows and the grades that found no partner."""

    grades: dict[int, Grade] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def match(
    rows: Sequence[Mapping[str, str]],
    grades: Iterable[Grade],
    identifying: Sequence[tuple[str | None, Callable[[Grade], Iterable[str]]]],
    name_column: str | None,
) -> Matches:
    """Find the grade of each row.

    Parameters
    ----------
    identifying
        Columns, None where the file has not got it, each with what stands there for a grade's student.
    name_column
        The column with the full name.
    """
    grades = list(grades)
    found = Matches()
    for place, row in enumerate(rows):
        grade = _by_ids(row, grades, identifying) or _by_name(row.get(name_column or "", ""), grades)
        if grade is None or grade in found.grades.values():
            found.rows.append(row.get(name_column or "", "") or next(iter(row.values()), ""))
        else:
            found.grades[place] = grade
    matched = {grade.student for grade in found.grades.values()}
    found.missing = [grade.student for grade in grades if grade.submitted and grade.student not in matched]
    return found


def _by_ids(
    row: Mapping[str, str],
    grades: Sequence[Grade],
    identifying: Sequence[tuple[str | None, Callable[[Grade], Iterable[str]]]],
) -> Grade | None:
    for column, values_of in identifying:
        value = row.get(column, "").strip().casefold() if column else ""
        having = [grade for grade in grades if value and value in {each.casefold() for each in values_of(grade)}]
        if len(having) == 1:
            return having[0]
    return None


def _by_name(name: str, grades: Sequence[Grade]) -> Grade | None:
    wanted = plainly(name)
    having = [grade for grade in grades if wanted and wanted in ways_to_write(grade.full_name)]
    return having[0] if len(having) == 1 else None
