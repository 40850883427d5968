"""Grades for Moodle: its offline grading worksheet, filled in.

Contract: with a worksheet that was downloaded from the assignment, every column and row stays and only the grade and
the feedback of students who handed in are filled in, so that Moodle takes it back. Without one, a table with the same
columns comes out, whose identifier is the student's id.

Moodle's worksheet: Assignment, "Download grading worksheet", with the feedback types "Offline grading worksheet" and
"Feedback comments" switched on.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from autograder.export_grades import Grade
from autograder.export_match import match
from autograder.export_table import number, read_table, write_table
from autograder.export_written import Scale, Written

COLUMNS = ("Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Feedback comments")


def write_moodle(grades: Sequence[Grade], path: Path, template: Path | None, *, scaled: bool = True) -> Written:
    """Write the grades of one lesson for Moodle.

    Raises
    ------
    ValueError
        When the template is no grading worksheet, or Moodle's maximum is below a grade and `scaled` is off.
    """
    if template is None:
        rows = [_row(grade) for grade in grades if grade.submitted]
        return Written(write_table(path, COLUMNS, rows), len(rows))
    table = read_table(template)
    column = {name: table.column(name) for name in COLUMNS}
    if not column["Grade"] or not (column["Identifier"] or column["Email address"] or column["Full name"]):
        names = ", ".join(table.columns)
        raise ValueError(f"expected Moodle's grading worksheet with the columns Identifier and Grade; found {names}")
    identifying = [
        (column["Identifier"], lambda grade: [grade.student]),
        (column["Email address"], lambda grade: [grade.email, grade.student]),
        (table.column("Username"), lambda grade: [grade.student]),
        (table.column("ID number"), lambda grade: [grade.student, grade.lms_user_id]),
    ]
    matches = match(table.rows, grades, identifying, column["Full name"])
    written = Written(path, 0, matches.missing, matches.rows)
    for place, grade in matches.grades.items():
        if grade.submitted:
            row = table.rows[place]
            scale = Scale.between(grade, row.get(column["Maximum Grade"] or "", ""), "Moodle", scaled)
            row[column["Grade"]] = number(scale(grade.points))
            if column["Feedback comments"]:
                row[column["Feedback comments"]] = escape(grade.comment)
            written.count, written.scale = written.count + 1, scale
    write_table(path, table.columns, table.rows, table.separator, table.byte_order_mark)
    return written


def _row(grade: Grade) -> dict[str, str]:
    values = (
        grade.student,
        grade.full_name,
        grade.email,
        number(grade.points),
        number(grade.max_points),
        escape(grade.comment),
    )
    return dict(zip(COLUMNS, values, strict=True))
