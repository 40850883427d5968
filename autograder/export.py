"""Writing the scores of a class to a file: nbgrader's CSV here, those of learning platforms in files of their own.

Contract: :func:`export_csv` has the columns and rows of ``nbgrader export``, one row a student and lesson. nbgrader's
own exporter writes names as they come, so that a comma or a formula in a name spoils the file; this one does not.
"""

from __future__ import annotations

from pathlib import Path

from autograder.course import Course
from autograder.export_grades import Grade, read_grades
from autograder.export_table import write_table

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)


def export_csv(course: Course, path: Path, lesson: str | None = None) -> Path:
    """Write the scores of all lessons, or of one, to a CSV file and return its path."""
    lessons = [lesson] if lesson else course.lessons
    return write_table(path, COLUMNS, [_row(grade) for name in lessons for grade in read_grades(course, name)])


def _row(grade: Grade) -> dict[str, object]:
    values = (
        *(grade.lesson, grade.duedate, grade.timestamp, grade.student, grade.last_name, grade.first_name, grade.email),
        *(grade.raw, grade.penalty, grade.points, grade.max_points),
    )
    return dict(zip(COLUMNS, values, strict=True))
