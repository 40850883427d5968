"""A class of any size for a lesson: real notebooks, no two alike, with answers from the lesson's corpus.

Contract: each learner answers every exercise as the lesson teaches it, or with one of the right or wrong solutions that
the corpus keeps, drawn at random in the shares of a :class:`Mix`, under a comment that no other learner has. Solutions
that are meant to run for ever are left out: they would measure the time limit. :func:`as_run` hands in what a learner
does, a notebook that was run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np
from nbformat import NotebookNode

from autograder.build import notebook_text, read_source
from autograder.course import Course
from autograder.demo.learners import SOLVED, SampleLearner
from autograder.demo.sample_class import hand_in
from autograder.quality.corpus import read_corpus

CORPORA = Path(__file__).parents[1] / "tests" / "corpora"
ENDLESS = ("while True", "endless", "for ever")


@dataclass(frozen=True)
class Mix:
    """The share of right answers, and the share of those that are in the lesson's own form.

    Learners see their checks while they work, so most of what is handed in is right, and most of that is what the
    lesson leads to. The rest of the right answers are the corpus's, as unlike the lesson's as could be thought of:
    every step in a loop of its own, say.
    """

    right: float = 0.9
    taught: float = 0.8


def distinct_submissions(
    course: Course, lesson: str, count: int, rng: np.random.Generator, mix: Mix | None = None
) -> dict[str, str]:
    """Return the texts of `count` notebooks for a lesson by the id of their learner."""
    mix = mix or Mix()
    released = nbformat.read(course.released(lesson), as_version=nbformat.NO_CONVERT)
    solved = read_source(course.source(lesson))
    functions = [name for cell in solved.cells if (name := _graded(cell))]
    kept = [case for case in read_corpus(CORPORA / lesson) if not any(word in case.code for word in ENDLESS)]
    wrong = {name: [case.code for case in kept if (case.function, case.kind) == (name, "wrong")] for name in functions}
    right = {name: [case.code for case in kept if (case.function, case.kind) == (name, "right")] for name in functions}
    made: dict[str, str] = {}
    reference = {name: cell.source for cell in solved.cells if (name := _graded(cell))}
    for number in range(count):
        student = f"learner{number:04}"
        answers = {}
        for name in functions:
            is_right, is_taught = rng.random() < mix.right, rng.random() < mix.taught
            choices = (right[name] if is_right and not is_taught else [] if is_right else wrong[name]) or [SOLVED]
            code = choices[rng.integers(len(choices))]
            code = reference[name] if code == SOLVED else code.strip("\n")
            answers[name] = f"# {student}: my way to write {name}\n{code}"
        learner = SampleLearner(student, f"Learner {number}", "", answers, f"My answer, number {number}.")
        made[student] = notebook_text(hand_in(released, solved, learner))
    if len(set(made.values())) != count:
        raise ValueError(f"expected {count} notebooks that differ; got {len(set(made.values()))}")
    return made


def as_run(course: Course, lesson: str, student: str, text: str) -> str:
    """Return a notebook with the outputs that its cells had when it was graded, but for those of the tests."""
    path = course.folder("autograded") / student / lesson / f"{lesson}.ipynb"
    ran = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    for cell, done in zip(notebook.cells, ran.cells, strict=True):
        settings = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and (settings.get("solution") or not settings.get("grade")):
            cell.outputs, cell.execution_count = done.outputs, done.execution_count
    return notebook_text(notebook)


def _graded(cell: NotebookNode) -> str:
    """Return the function that a cell asks for, or nothing."""
    settings = cell.metadata.get("nbgrader", {})
    return settings["grade_id"] if cell.cell_type == "code" and settings.get("solution") else ""
