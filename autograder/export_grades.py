"""What is exported of a class: for each student and lesson the points, and who the student is.

Contract: the points are nbgrader's, with what an instructor gave and without what coming late costs. Rounding is to
four decimals, as nbgrader stores them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nbgrader.api import MissingEntry

from autograder.course import Course
from autograder.scores import Score, read_scores


@dataclass(frozen=True)
class Grade:
    """The points of one student for one lesson; `submitted` is false when nothing was handed in."""

    lesson: str
    student: str
    first_name: str
    last_name: str
    email: str
    lms_user_id: str
    raw: float
    penalty: float
    max_points: float
    submitted: bool
    waiting: float = 0.0
    timestamp: datetime | None = None
    duedate: datetime | None = None
    comment: str = ""

    @property
    def points(self) -> float:
        """What counts: the raw points without the penalty, never below 0."""
        return max(0.0, round(self.raw - self.penalty, 4))

    @property
    def full_name(self) -> str:
        """First and last name, or the id where there is none."""
        return " ".join(part for part in (self.first_name, self.last_name) if part) or self.student

    @property
    def sortable_name(self) -> str:
        """The name as Canvas sorts it: ``Okafor, Ada``."""
        return ", ".join(part for part in (self.last_name, self.first_name) if part) or self.student


def read_grades(course: Course, lesson: str) -> list[Grade]:
    """Read the grades of everybody in the class for one lesson, by student id; empty before the lesson is graded.

    Raises
    ------
    ValueError
        When the lesson does not exist.
    """
    course.source(lesson)
    scores = {score.student: score for score in read_scores(course, lesson)}
    grades = []
    with course.gradebook() as gradebook:
        try:
            assignment = gradebook.find_assignment(lesson)
        except MissingEntry:
            return []
        for student in gradebook.students:
            submission = next((one for one in student.submissions if one.assignment_id == assignment.id), None)
            grades.append(
                Grade(
                    lesson,
                    student.id,
                    student.first_name or "",
                    student.last_name or "",
                    student.email or "",
                    student.lms_user_id or "",
                    raw=round(float(submission.score), 4) if submission else 0.0,
                    penalty=round(float(submission.late_submission_penalty), 4) if submission else 0.0,
                    max_points=float(assignment.max_score),
                    submitted=submission is not None,
                    waiting=scores[student.id].waiting if student.id in scores else 0.0,
                    timestamp=submission.timestamp if submission else None,
                    duedate=assignment.duedate,
                    comment=in_words(scores[student.id]) if student.id in scores else "",
                )
            )
    return sorted(grades, key=lambda grade: grade.student)


def in_words(score: Score) -> str:
    """Return the points of each exercise as one line of text."""
    parts = []
    for cell in score.cells:
        name = cell.name.removeprefix("test_").replace("_", " ") if cell.manual else cell.name.removeprefix("test_")
        got = "not graded yet" if cell.points is None else f"{round(cell.points, 2):g} of {cell.max_points:g}"
        parts.append(f"{name}: {got}")
    return "; ".join(parts)
