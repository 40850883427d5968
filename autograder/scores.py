"""What a class scored, read from nbgrader's gradebook.

Contract: :func:`read_scores` gives one :class:`Score` a student who handed in, with the points of each test cell in
the order of the lesson. A cell that waits for an instructor has no points yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from nbgrader.api import MissingEntry

from autograder.course import Course


@dataclass(frozen=True)
class CellScore:
    """The points of one graded cell: `points` is None until it is graded, `manual` when an instructor grades it."""

    name: str
    points: float | None
    max_points: float
    manual: bool


@dataclass(frozen=True)
class Score:
    """The points of one student for one lesson."""

    student: str
    name: str
    cells: tuple[CellScore, ...]

    @property
    def points(self) -> float:
        """The sum over the cells that are graded."""
        return sum(cell.points or 0.0 for cell in self.cells)

    @property
    def max_points(self) -> float:
        """The sum of what the cells can give."""
        return sum(cell.max_points for cell in self.cells)

    @property
    def waiting(self) -> float:
        """The points that still wait for an instructor."""
        return sum(cell.max_points for cell in self.cells if cell.points is None)


def read_scores(course: Course, lesson: str) -> list[Score]:
    """Read the scores of everybody who handed in `lesson`, by student id."""
    with course.gradebook() as gradebook:
        try:
            submissions = gradebook.assignment_submissions(lesson)
        except MissingEntry:
            return []
        order = {name: index for index, name in enumerate(_cell_order(course, lesson))}
        scores = []
        for submission in submissions:
            student = submission.student
            cells = [
                CellScore(
                    name=grade.name,
                    points=_points(grade),
                    max_points=float(grade.max_score),
                    manual=grade.cell.cell_type != "code",
                )
                for notebook in submission.notebooks
                for grade in notebook.grades
            ]
            cells.sort(key=lambda cell: order.get(cell.name, len(order)))
            full_name = " ".join(part for part in (student.first_name, student.last_name) if part)
            scores.append(Score(student.id, full_name or student.id, tuple(cells)))
    return sorted(scores, key=lambda score: score.student)


def _points(grade: object) -> float | None:
    """Return what the instructor gave, else what the tests gave, else None."""
    manual, auto = getattr(grade, "manual_score"), getattr(grade, "auto_score")  # noqa: B009 - SQLAlchemy columns
    if manual is not None:
        return float(manual)
    return None if auto is None else float(auto)


def _cell_order(course: Course, lesson: str) -> list[str]:
    """Return the names of the graded cells as they come in the lesson."""
    from autograder.build import read_source

    cells = read_source(course.source(lesson)).cells
    settings = [cell.metadata.get("nbgrader", {}) for cell in cells]
    return [cell["grade_id"] for cell in settings if cell.get("grade")]
