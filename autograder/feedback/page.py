"""What stands on a feedback page, taken from an autograded notebook and its grades.

Contract: points come from nbgrader's gradebook, checks from the tables that the grader wrote into the outputs of test
cells. The source of a test cell is never read, nor is any other output of one, so that nothing hidden gets out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from autograder.checks.results import MIME
from autograder.feedback.figures import Figure, figures_of
from autograder.feedback.text import clean, heading_of, number


@dataclass(frozen=True)
class Check:
    """One line of an exercise: what was checked, whether it passed, what to look at."""

    intent: str
    passed: bool
    hidden: bool
    message: str


@dataclass
class Part:
    """One exercise or one question in words."""

    name: str
    points: float
    max_points: float
    is_question: bool = False
    state: str = ""
    reason: str = ""
    section: str = ""
    checks: list[Check] = field(default_factory=list)
    answer: str = ""
    comment: str = ""

    @property
    def anchor(self) -> str:
        """The id of the part on the page."""
        return "part-" + re.sub(r"\W+", "-", self.name)

    @property
    def complete(self) -> bool:
        """Whether all points were earned."""
        return self.points >= self.max_points

    @property
    def verdict(self) -> str:
        """The result in words, shown beside its sign."""
        if self.state == "by hand":
            return "waits for your instructor"
        if self.state == "not written":
            return "not written yet"
        if self.is_question:
            return "graded by your instructor" if self.points else "no points"
        return "complete" if self.complete else "partly right" if self.points > 0 else "not right yet"


@dataclass
class Page:
    """Everything that the template shows."""

    title: str
    student: str
    score: float
    max_score: float
    late_penalty: float
    parts: list[Part]
    figures: list[Figure]

    @property
    def next_step(self) -> tuple[Part | None, str, str]:
        """The part to look at first, what to do there, and why; no part when everything is done."""
        for part in self.parts:
            if part.is_question or part.complete:
                continue
            failed = next((check for check in part.checks if not check.passed), None)
            where = f" Read “{part.section}” again." if part.section else ""
            if part.state == "not written":
                return part, "Write this function next. Its hints are folded away above the cell." + where, ""
            if failed:
                return part, f"Look first at the check “{failed.intent}”.", failed.message
            return part, (part.reason or "This exercise earned no full points.") + where, ""
        return None, "All exercises are complete: go on to the next lesson.", ""


def make_page(notebook: NotebookNode, resources: Mapping[str, Any], by_hand: frozenset[str] = frozenset()) -> Page:
    """Make the page of a submission.

    Parameters
    ----------
    notebook
        The autograded notebook, its cells carrying ``score``, ``points`` and ``comment`` from nbgrader's ``GetGrades``.
    resources
        nbconvert's resources with the ``nbgrader`` entry.
    by_hand
        The ``grade_id`` of the cells that an instructor still has to grade.
    """
    grading = resources["nbgrader"]
    sources = _solutions(notebook)
    title = next((heading_of(cell.source) for cell in notebook.cells if cell.cell_type == "markdown"), "")
    parts = [part for cell in notebook.cells if (part := _part(cell, sources, by_hand)) is not None]
    return Page(
        title=title or clean(grading.get("notebook")),
        student=clean(grading.get("student")),
        score=number(grading.get("score")),
        max_score=number(grading.get("max_score")),
        late_penalty=number(grading.get("late_penalty")),
        parts=parts,
        figures=figures_of(notebook),
    )


def _solutions(notebook: NotebookNode) -> dict[str, NotebookNode]:
    settings = ((cell.metadata.get("nbgrader", {}), cell) for cell in notebook.cells)
    return {item["grade_id"]: cell for item, cell in settings if item.get("solution")}


def _part(cell: NotebookNode, sources: Mapping[str, NotebookNode], by_hand: frozenset[str]) -> Part | None:
    settings = cell.metadata.get("nbgrader", {})
    if not settings.get("grade") and not settings.get("task"):
        return None
    grade_id = settings["grade_id"]
    points, most = number(settings.get("score")), number(settings.get("points"))
    if settings.get("solution") or settings.get("task"):
        state = "by hand" if grade_id in by_hand else ""
        name = clean(grade_id).replace("_", " ").replace("-", " ").capitalize()
        comment = clean(settings.get("comment"))
        return Part(name, points, most, True, state, answer=clean(cell.source), comment=comment)
    name = clean(grade_id).removeprefix("test_")
    part = Part(name, points, most)
    if (solution := sources.get(name)) is not None:
        part.answer = clean(solution.source)
        part.comment = clean(solution.metadata.nbgrader.get("comment"))
    table = _table(cell)
    part.state, part.reason, part.section = (clean(table.get(key)) for key in ("state", "reason", "section"))
    if part.state != "not written":
        part.checks = [_check(row) for row in table.get("checks", []) if isinstance(row, dict)]
    if not table and not part.complete:
        part.reason = "The test of this exercise could not be finished with your code."
    return part


def _table(cell: NotebookNode) -> Mapping[str, Any]:
    """Return the last table that the grader wrote into a test cell."""
    for output in reversed(cell.get("outputs", [])):
        table = output.get("data", {}).get(MIME)
        if isinstance(table, dict):
            return table
    return {}


def _check(row: Mapping[str, Any]) -> Check:
    return Check(
        clean(row.get("intent")), row.get("passed") is True, row.get("hidden") is True, clean(row.get("message"))
    )
