"""Grading the submissions of a class with nbgrader's own ``autograde`` and ``generate_feedback``.

Contract: each function takes a course and the name of a lesson and goes through the submissions one by one. What
happens to one submission never stops the others; a fault of the grader is reported as such and is never a score.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter
from nbgrader.utils import capture_log
from sqlalchemy.exc import SAWarning

from autograder.build import generate_assignment
from autograder.course import Course


@dataclass(frozen=True)
class Processed:
    """What became of one submission: whether nbgrader finished it, in how many seconds, and its log when it did not."""

    student: str
    seconds: float
    fault: str = ""


Report = Callable[[Processed], None]


def submitted(course: Course, lesson: str) -> list[str]:
    """Return the ids of the students who handed in a lesson, in order."""
    return sorted(path.parent.name for path in course.folder("submitted").glob(f"*/{lesson}") if path.is_dir())


def register(course: Course, lesson: str) -> None:
    """Write the test cells of a lesson into the gradebook of the class, where grading takes them from.

    The lesson that nbgrader makes on the way goes to a folder of the class, not over ``lessons/``.
    """
    release = str(course.class_folder / "release")
    generate_assignment(course.override(CourseDirectory={"release_directory": release}), lesson)


def autograde(course: Course, lesson: str, students: Iterable[str], report: Report) -> None:
    """Grade the submissions of `students`, calling `report` after each."""
    _convert_each(Autograde, course, lesson, students, report)


def generate_feedback(course: Course, lesson: str, students: Iterable[str], report: Report) -> None:
    """Make the feedback page of each of `students`, calling `report` after each."""
    _convert_each(GenerateFeedback, course, lesson, students, report)


def _convert_each(
    converter: type[BaseConverter], course: Course, lesson: str, students: Iterable[str], report: Report
) -> None:
    for student in students:
        directory = course.directory
        directory.assignment_id, directory.student_id = lesson, student
        start = time.perf_counter()
        with warnings.catch_warnings():
            # nbgrader 0.9.6 queries while it adds rows; SQLAlchemy remarks on it each time, and nothing is lost.
            warnings.simplefilter("ignore", SAWarning)
            result = capture_log(converter(coursedir=directory, config=course.config, force=True))
        fault = "" if result["success"] else str(result.get("log") or result["error"])
        report(Processed(student, time.perf_counter() - start, fault))
