"""A class of any size for a lesson: real notebooks, no two alike, with answers from the lesson's corpus.

Contract: each learner answers every exercise with the reference or with one of the right or wrong solutions that the
corpus keeps, drawn at random, under a comment that no other learner has. Solutions that are meant to run for ever are
left out: they would measure the time limit.
"""

from __future__ import annotations

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
RIGHT_SHARE = 0.6


def distinct_submissions(course: Course, lesson: str, count: int, rng: np.random.Generator) -> dict[str, str]:
    """Return the texts of `count` notebooks for a lesson by the id of their learner."""
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
            is_right = rng.random() < RIGHT_SHARE
            choices = [SOLVED, *right[name]] if is_right else wrong[name] or [SOLVED]
            code = choices[rng.integers(len(choices))]
            code = reference[name] if code == SOLVED else code.strip("\n")
            answers[name] = f"# {student}: my way to write {name}\n{code}"
        learner = SampleLearner(student, f"Learner {number}", "", answers, f"My answer, number {number}.")
        made[student] = notebook_text(hand_in(released, solved, learner))
    if len(set(made.values())) != count:
        raise ValueError(f"expected {count} notebooks that differ; got {len(set(made.values()))}")
    return made


def _graded(cell: NotebookNode) -> str:
    """Return the function that a cell asks for, or nothing."""
    settings = cell.metadata.get("nbgrader", {})
    return settings["grade_id"] if cell.cell_type == "code" and settings.get("solution") else ""
