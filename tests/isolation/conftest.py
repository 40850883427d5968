"""One warm grader for all tests of a module, and a short way to write a submission."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.isolation.grade import Graded, Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits

IMPORTS = "import numpy as np\nimport matplotlib.pyplot as plt\nfrom autograder.checks import Exercise"
QUICK = Limits(cell_seconds=3, call_seconds=2, test_seconds=8, submission_seconds=40, grace_seconds=0.5)


def nbgrader_cell(source: str, grade_id: str, points: float | None = None) -> Any:
    test = points is not None
    settings = {
        "grade": test,
        "grade_id": grade_id,
        "locked": test,
        "schema_version": 3,
        "solution": not test,
        "task": False,
    } | ({"points": points} if test else {})
    return new_code_cell(source, metadata={"nbgrader": settings})


def notebook(*cells: Any) -> nbformat.NotebookNode:
    made = [new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    return new_notebook(cells=[new_code_cell(IMPORTS), *made])


@dataclass
class Sheet:
    """A submission of one answer and one test of 10 points."""

    graded: Graded

    @property
    def score(self) -> float:
        return self.graded.score

    @property
    def verdict(self) -> dict[str, Any]:
        return self.graded.verdicts["test_answer"]

    @property
    def reason(self) -> str:
        return self.verdict["reason"]

    @property
    def text(self) -> str:
        """Everything in the graded notebook that a learner could come to see."""
        return nbformat.writes(self.graded.notebook)

    def outputs(self, index: int) -> list[Any]:
        return self.graded.notebook.cells[index].outputs


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    with Grader(QUICK) as started:
        yield started


@pytest.fixture(scope="session")
def sheet(grader: Grader) -> Callable[..., Sheet]:
    """Grade an answer with a test; further cells come before the test."""

    def grade(answer: str, test: str, *more: str) -> Sheet:
        made = notebook(nbgrader_cell(answer, "answer"), *more, nbgrader_cell(test, "test_answer", 10))
        lesson = from_source_notebook("lesson", made)
        return Sheet(grader.grade(nbformat.writes(made).encode(), lesson))

    return grade
