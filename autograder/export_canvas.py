"""Grades for Canvas: a gradebook that it imports.

Contract: with a gradebook exported from Canvas, its students, ids and sections stay as they are and the lesson's column
is filled in for those who handed in; other assignments are left out, so that an import changes nothing else. Without
one the class is written from nbgrader's gradebook, and Canvas matches by the ids that are there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.export_grades import Grade
from autograder.export_match import match
from autograder.export_table import Table, number, read_table, write_table
from autograder.export_written import Scale, Written

COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "Points Possible"


def write_canvas(grades: Sequence[Grade], path: Path, template: Path | None, *, scaled: bool = True) -> Written:
    """Write the grades of one lesson for Canvas.

    Raises
    ------
    ValueError
        When the template is no gradebook of Canvas, has no single column of the lesson, or states a maximum below a
        grade and `scaled` is off.
    """
    lesson = grades[0].lesson if grades else ""
    if template is None:
        most: list[Mapping[str, object]] = [
            {"Student": f"    {POINTS_POSSIBLE}", lesson: number(grade.max_points)} for grade in grades[:1]
        ]
        rows = [_row(grade) for grade in grades if grade.submitted]
        return Written(write_table(path, (*COLUMNS, lesson), [*most, *rows]), len(rows))
    table = read_table(template)
    if missing := [name for name in ("Student", "ID") if table.column(name) is None]:
        found = ", ".join(table.columns)
        raise ValueError(f"expected Canvas's gradebook with the column {missing[0]}; found {found}")
    column = assignment_column(table, lesson)
    kept = [name for name in (*(table.column(name) for name in COLUMNS), column) if name]
    most_row = next((row for row in table.rows if _names_no_student(row, table)), {})
    rows = [row for row in table.rows if not _names_no_student(row, table) and not _is_test_student(row, table)]
    identifying = [
        (table.column("ID"), lambda grade: [grade.lms_user_id]),
        (table.column("SIS Login ID"), lambda grade: [grade.student, grade.email]),
        (table.column("SIS User ID"), lambda grade: [grade.student, grade.lms_user_id]),
    ]
    matches = match(rows, grades, identifying, table.column("Student"))
    written = Written(path, 0, matches.missing, matches.rows)
    for place, grade in matches.grades.items():
        if grade.submitted:
            scale = Scale.between(grade, most_row.get(column, ""), "Canvas", scaled)
            rows[place][column] = number(scale(grade.points))
            written.count, written.scale = written.count + 1, scale
    write_table(path, kept, [*([most_row] if most_row else []), *rows], table.separator, table.byte_order_mark)
    return written


def assignment_column(table: Table, lesson: str) -> str:
    """Return the column of a lesson, which Canvas calls by its title and a number, such as ``01_perceptron (4711)``.

    Raises
    ------
    ValueError
        When there is none, or more than one.

    Examples
    --------
    >>> assignment_column(Table(("Student", "Lesson 1: 01 Perceptron (4711)", "Total"), []), "01_perceptron")
    'Lesson 1: 01 Perceptron (4711)'
    """
    wanted = _words(lesson)
    titles = {column: _words(re.sub(r"\s*\(\d+\)$", "", column)) for column in table.columns if column not in COLUMNS}
    exact = [column for column, title in titles.items() if title == wanted]
    found = exact or [column for column, title in titles.items() if f" {wanted} " in f" {title} "]
    if len(found) != 1:
        what = " and ".join(repr(column) for column in found) or "none"
        raise ValueError(
            f"expected one column of {lesson} in Canvas's gradebook; found {what}: name it after the lesson"
        )
    return found[0]


def _words(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.casefold()))


def _names_no_student(row: Mapping[str, str], table: Table) -> bool:
    return row.get(table.column("Student") or "", "").strip() == POINTS_POSSIBLE


def _is_test_student(row: Mapping[str, str], table: Table) -> bool:
    return row.get(table.column("Student") or "", "").strip() in ("Student, Test", "Test Student")


def _row(grade: Grade) -> dict[str, str]:
    values = (grade.sortable_name, grade.lms_user_id, "", grade.student, "")
    return {**dict(zip(COLUMNS, values, strict=True)), grade.lesson: number(grade.points)}
