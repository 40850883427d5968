"""What grading left of a class: scores, tables of checks, flags, times and answers, student by student.

Contract: read only, from the gradebook, the autograded notebooks and the logs beside them. Autograded notebooks are in
the lesson's frame already (:mod:`autograder.isolation.structure`); a file that is missing or damaged gives nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat

from autograder.checks.results import MIME
from autograder.course import Course
from autograder.isolation.course_folder import LOG_NAME
from autograder.scores import Score, read_scores


@dataclass(frozen=True)
class Submission:
    """One submission as it was graded.

    Parameters
    ----------
    score
        The points, with the student's id and name.
    tables
        The table of checks of each exercise (``application/vnd.nnlib.checks+json``), by its test cell.
    verdicts
        What the grader said of each test cell: kind and reason.
    flags
        What an instructor should look at: kind, severity, message, ``grade_id``.
    answers
        The source of each solution cell, by ``grade_id``.
    seconds
        How long grading took; None when that is not known.
    """

    score: Score
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    verdicts: dict[str, dict[str, Any]] = field(default_factory=dict)
    flags: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    seconds: float | None = None


def read_results(course: Course, lesson: str) -> list[Submission]:
    """Read the submissions of a lesson that are graded, by student id."""
    return [_submission(course, lesson, score) for score in read_scores(course, lesson)]


def answers_in(path: Path, kind: str | None = None) -> dict[str, str]:
    """Return the solution cells of a notebook by ``grade_id``; only ``code`` or ``markdown`` when `kind` says so."""
    return {
        cell.metadata["nbgrader"]["grade_id"]: cell.source
        for cell in _cells(path)
        if cell.metadata.get("nbgrader", {}).get("solution") and kind in (None, cell.cell_type)
    }


def _submission(course: Course, lesson: str, score: Score) -> Submission:
    folder = course.folder("autograded") / score.student
    notebook = folder / lesson / f"{lesson}.ipynb"
    log = _log(folder / LOG_NAME.format(notebook=lesson))
    return Submission(
        score,
        tables=_tables(notebook),
        verdicts={str(verdict.get("grade_id")): verdict for verdict in log.get("verdicts", [])},
        flags=log.get("flags", []),
        answers=answers_in(notebook),
        seconds=log.get("stats", {}).get("wall"),
    )


def _cells(path: Path) -> list[Any]:
    try:
        return list(nbformat.read(path, as_version=4).cells)
    except (OSError, ValueError, nbformat.ValidationError):
        return []


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    found = {}
    for cell in _cells(path):
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade") and not settings.get("solution"):
            for output in cell.get("outputs", []):
                table = output.get("data", {}).get(MIME)
                if isinstance(table, dict):
                    found[settings["grade_id"]] = table
    return found


def _log(path: Path) -> dict[str, Any]:
    try:
        log = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return log if isinstance(log, dict) else {}
