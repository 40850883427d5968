"""Real notebooks for the sample class: the lesson as it is handed out, with each learner's answers typed in.

Contract: :func:`hand_in` changes nothing but solution cells, as a learner would; :func:`write_sample_class` packs
everybody's notebook into one archive, as a learning platform would.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.build import notebook_text, read_source
from autograder.course import Course
from autograder.demo.learners import LEARNERS, SOLVED, SampleLearner


def hand_in(released: NotebookNode, solved: NotebookNode, learner: SampleLearner) -> NotebookNode:
    """Return the released lesson with the answers of `learner` in its solution cells."""
    reference = {grade_id(cell): cell.source for cell in solved.cells if grade_id(cell)}
    notebook = nbformat.from_dict(released)
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if not settings.get("solution"):
            continue
        if cell.cell_type == "markdown" and learner.in_words:
            cell.source = learner.in_words
        elif (answer := learner.answers.get(settings["grade_id"])) is not None:
            cell.source = reference[settings["grade_id"]] if answer == SOLVED else answer.strip("\n")
    return notebook


def write_sample_class(
    course: Course, lesson: str, archive: Path, learners: Iterable[SampleLearner] = LEARNERS
) -> list[SampleLearner]:
    """Write the notebooks of the sample class into `archive`, one ``STUDENT/LESSON.ipynb`` each."""
    released = nbformat.read(course.released(lesson), as_version=nbformat.NO_CONVERT)
    solved = read_source(course.source(lesson))
    members = list(learners)
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for learner in members:
            zipped.writestr(f"{learner.id}/{lesson}.ipynb", notebook_text(hand_in(released, solved, learner)))
    return members


def grade_id(cell: NotebookNode) -> str | None:
    """Return the nbgrader id of a cell, None for a cell that nbgrader leaves alone."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")
