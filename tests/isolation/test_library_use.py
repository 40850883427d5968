"""An answer that uses what the lesson does not use of the library has a notice, and no other answer has."""

import nbformat
import pytest

from autograder.course import Course
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.library_use import library_flags
from tests.isolation.conftest import nbgrader_cell, notebook

LESSONS = sorted(path.name for path in Course.find().folder("source").iterdir() if path.is_dir())


@pytest.mark.parametrize("lesson", LESSONS)
def test_solutions_use_what_the_lesson_uses(lesson):
    solved = nbformat.read(Course.find().folder("source") / lesson / f"{lesson}.ipynb", as_version=4)
    assert library_flags(solved, from_source_notebook(lesson, solved)) == []


USES_IT = [
    "from nnlib.layers import Adam\ndef f():\n    return Adam",
    "def f():\n    from nnlib.layers import Adam as A\n    return A()",
    "import nnlib.layers\ndef f():\n    return nnlib.layers.Adam()",
    "import nnlib.layers as parts\nf = lambda: parts.Adam()",
]


@pytest.mark.parametrize("answer", USES_IT)
def test_what_is_used_is_named(grader, answer):
    lesson = from_source_notebook("l", notebook(nbgrader_cell("", "f"), nbgrader_cell("f()", "test_f", 1)))
    made = notebook(nbgrader_cell(answer, "f"), nbgrader_cell("f()", "test_f", 1))
    flags = grader.grade(nbformat.writes(made).encode(), lesson).flags
    assert ("library", "notice", "its code uses nnlib.layers.Adam", "f") in [
        (flag.kind, flag.severity, flag.message, flag.grade_id) for flag in flags
    ]


def test_experiments_do_not_count_and_helpers_do():
    lesson = from_source_notebook("l", notebook(nbgrader_cell("", "f")))
    answer = nbgrader_cell("def f():\n    return helper()", "f")
    experiment = "from nnlib import MLP\nMLP([2, 3])"
    assert library_flags(notebook(answer, experiment), lesson) == []
    (flag,) = library_flags(notebook(answer, f"{experiment}\ndef helper():\n    return MLP([2, 3])"), lesson)
    assert (flag.message, flag.grade_id) == ("its code uses nnlib.MLP", "")


@pytest.mark.parametrize("answer", ["def f(:", "\0", "nnlib" * 30_000, "from . import nnlib", "import nnlib"])
def test_nothing_in_an_answer_is_a_fault(answer):
    lesson = from_source_notebook("l", notebook(nbgrader_cell("", "f")))
    assert library_flags(notebook(nbgrader_cell(answer, "f"), answer), lesson) == []
