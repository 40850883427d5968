"""Cells of the lesson that no test needs show what was handed in with them; whatever may matter to a test is run."""

import base64
import json

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_output

from autograder.course import Course
from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from autograder.isolation.only_shown import Cell, only_shown
from autograder.isolation.pictures import HANDED_IN
from benchmarks.grading_class import Mix, distinct_submissions
from tests.feedback.submission import png
from tests.isolation.conftest import QUICK, nbgrader_cell, notebook

ANSWER = "def f(x):\n    return x"
TEST = "assert f(1) == 1\n2"
SHOWN = "z = f(3)\nprint('run', z)"
WAS = [new_output("stream", text="as it was\n")]


def grade(grader, *cells, answer=ANSWER, test=TEST, outputs=WAS, count=7, edited=None, where=0, points=2):
    """Grade an answer, given cells and a test, where one given cell was handed in with outputs; return those it has."""
    made = notebook(nbgrader_cell(answer, "f"), *cells, nbgrader_cell(test, "test_f", 2))
    lesson = from_source_notebook("l", made)
    for cell in made.cells:
        cell.execution_count = 1
    cell = made.cells[2 + where]
    cell.outputs, cell.execution_count = outputs, count
    if edited:
        cell.source = edited
    graded = grader.grade(nbformat.writes(made).encode(), lesson)
    assert graded.score == points, graded.verdicts
    assert not any("autograder" in cell.metadata for cell in graded.notebook.cells)
    return graded.notebook.cells[2 + where].outputs


def text(outputs):
    return "".join(output.get("text", "") for output in outputs)


def test_a_cell_that_no_test_needs_is_not_run(grader):
    assert text(grade(grader, SHOWN)) == "as it was\n"


def test_what_it_shows_is_cleaned_and_marked(grader):
    picture = base64.b64encode(png(3)).decode()
    data = {"image/png": picture, "text/html": "<b>bold</b>", "image/svg+xml": "<svg/>"}
    shown = [new_output("execute_result", {"text/plain": "1"}, execution_count=70), new_output("display_data", data)]
    result, display = grade(grader, SHOWN, outputs=shown)
    assert result.metadata == display.metadata == HANDED_IN
    assert result.execution_count == 3
    assert display.data == {"image/png": picture, "text/html": "<b>bold</b>"}


def test_a_cell_that_was_not_run_when_it_was_handed_in_is_run(grader):
    assert text(grade(grader, SHOWN, count=None)) == "run 3\n"


def test_a_cell_that_was_edited_is_the_learners_and_run(grader):
    assert text(grade(grader, SHOWN, edited="print('mine')")) == "mine\n"


@pytest.mark.parametrize(
    "outputs",
    [
        [new_output("display_data", {"text/html": "<script>steal()</script>"})],
        [new_output("stream", text="x" * 3_000_000)],
    ],
)
def test_outputs_that_no_cell_may_have_are_made_anew(grader, outputs):
    assert text(grade(grader, SHOWN, outputs=outputs)) == "run 3\n"


@pytest.mark.parametrize("test", ["assert f(z) == 3", "y = z\nassert f(y) == 3", "def g():\n    return z\nassert g()"])
def test_a_cell_that_binds_what_a_test_uses_is_run(grader, test):
    assert text(grade(grader, SHOWN, test=f"{test}\n2")) == "run 3\n"


@pytest.mark.parametrize("answer", [f"{ANSWER}\nif False:\n    z", "def f(x):\n    return x if x == 1 else z - 2"])
def test_a_cell_that_binds_what_an_answer_uses_is_run(grader, answer):
    assert text(grade(grader, "z = 3\nprint('run', z)", answer=answer)) == "run 3\n"


def test_a_cell_whose_names_another_one_needs_is_run_with_it(grader):
    uses = "w = z + 1\nprint('run', w)"
    assert text(grade(grader, SHOWN, uses, test="assert w == 4\n2")) == "run 3\n"
    assert text(grade(grader, SHOWN, uses)) == "as it was\n"


def test_a_cell_that_changes_what_a_test_uses_is_run(grader):
    def outputs(cell, test):
        return text(grade(grader, "rows = [1]", f"{cell}\nprint('run')", test=f"{test}\n2", where=1))

    assert outputs("rows.append(2)", "assert len(rows) == 2") == "run\n"
    assert outputs("y = rows[0]", "assert len(rows) == 1") == "as it was\n"
    assert outputs("f(rows)", "assert len(rows) == 1") == "run\n"


def test_answers_that_remember_their_calls_find_all_of_them(grader):
    answer = "calls = []\ndef f(x):\n    calls.append(x)\n    return x"
    cell = "if 'f' in dir():\n    f(3)\nprint('run')"
    assert text(grade(grader, cell, answer=answer)) == "run\n"
    made = [nbgrader_cell(answer, "f"), cell, nbgrader_cell("assert len(calls) == 1\n2", "test_f", 2)]
    given = notebook(*made)
    lesson = from_source_notebook("l", given)
    for each in given.cells:
        each.execution_count = 1
    assert grader.grade(nbformat.writes(given).encode(), lesson).score == 2


@pytest.mark.parametrize("answer", ["%time 1\ndef f(x):\n    return x", "def f(x):\n    return x\n!true"])
def test_beside_cells_that_are_not_plain_python_everything_is_run(grader, answer):
    assert text(grade(grader, "print('run')", answer=answer)) == "run\n"


def test_everything_is_run_where_that_is_asked_for():
    with Grader(QUICK, draw=True) as grader:
        assert text(grade(grader, "print('run')")) == "run\n"


def test_what_was_run_to_be_shown_is_not_run_again_for_words(grader):
    """A process that has to be started again costs the cells of the answers, not those that only show something."""
    slow = "import time\ntime.sleep(1.5)\nprint('run')"
    ends = nbgrader_cell("import os\nos._exit(1)", "more")
    outputs = grade(grader, slow, ends, outputs=[], count=None)
    assert text(outputs) == "run\n"


def test_cells_that_come_in_any_form_are_read():
    cells = [Cell("\0", given=True, shown=True), Cell("def f(:"), Cell("x = 1", given=True, shown=True)]
    assert only_shown(cells, ["f(1)"], [], ["f"]) == (frozenset(), frozenset())
    assert only_shown([], [], [], []) == (frozenset(), frozenset())


def test_an_answer_that_is_nested_deeply_is_read():
    deep = Cell(f"def f(x):\n    return {' + '.join(['x'] * 2500)}")
    assert only_shown([deep, Cell("y = 1", given=True, shown=True)], ["f(1)"], [], ["f"]) == (frozenset(), frozenset())


def test_code_of_a_size_that_nobody_writes_is_not_read():
    given = Cell("y = 1", given=True, shown=True)
    for zeros, left_out in ((10, {1}), (60_000, set())):
        own = Cell(f"x = [{'0,' * zeros}]\ndef f(x):\n    return x")
        assert only_shown([own, given], ["f(1)"], [], ["f"])[1] == left_out


def test_a_star_import_of_the_lesson_is_needed():
    cells = [Cell("from math import *", given=True, shown=True), Cell("def f(x):\n    return x")]
    assert only_shown(cells, ["sqrt(f(4))"], ["from math import *"], ["f"])[1] == frozenset()


NAMES = ["perceptron", "logistic_regression", "backprop", "optimizers", "dropout", "batchnorm", "vanishing_gradient"]
LESSONS = [f"{number:02}_{name}" for number, name in enumerate(NAMES, 1)]
# The cells of lessons 5 and 7 train for half a minute.
COUNTS = [(LESSONS[0], 3), (LESSONS[1], 3), (LESSONS[2], 1), (LESSONS[3], 1), (LESSONS[5], 1)]


@pytest.mark.parametrize("lesson", LESSONS)
def test_of_a_solved_lesson_the_imports_alone_are_needed(lesson):
    """What keeps grading a class fast: a data set beside the imports would be made for every submission."""
    course = Course.find()
    solved = nbformat.read(course.folder("source") / lesson / f"{lesson}.ipynb", as_version=4)
    frame = from_source_notebook(lesson, solved)
    tests = [cell.source for cell in frame.cells if cell.is_test]
    code = [cell for cell in solved.cells if cell.cell_type == "code" and cell.source not in tests]
    cells = [Cell(cell.source, given=cell.source in frame.given, shown=True) for cell in code]
    _, left_out = only_shown(cells, tests, frame.imports, sorted(frame.graded))
    needed = [cell.source for index, cell in enumerate(cells) if cell.given and index not in left_out]
    assert [source.splitlines()[0].split()[0] for source in needed] in (["import"], ["from"])


def verdicts_of(grader, lesson, handed_in, was_run):
    """Grade a notebook that came with a picture for each cell, so that nothing is drawn; return what tests gave."""
    made = nbformat.reads(handed_in, as_version=nbformat.NO_CONVERT)
    for cell in made.cells:
        if cell.cell_type == "code":
            picture = base64.b64encode(png(2)).decode()
            cell.outputs = [new_output("display_data", {"image/png": picture})] * 5
            cell.execution_count = 1 if was_run else None
    graded = grader.grade(json.dumps(made).encode(), lesson)
    left_out = sum(
        output.get("metadata") == HANDED_IN and "text/plain" not in output.data
        for cell in graded.notebook.cells
        if cell.cell_type == "code" and cell.source in lesson.given
        for output in cell.outputs[:1]
    )
    return graded.verdicts, left_out


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("lesson", "count"), COUNTS)
def test_verdicts_are_those_of_a_run_of_every_cell(lesson, count):
    course = Course.find()
    given = nbformat.read(course.folder("source") / lesson / f"{lesson}.ipynb", as_version=4)
    frame = from_source_notebook(lesson, given)
    made = distinct_submissions(course, lesson, count, np.random.default_rng(3), Mix(0.7, 0.5))
    in_all = 0
    with Grader(Limits()) as grader:
        for handed_in in made.values():
            every, none_left_out = verdicts_of(grader, frame, handed_in, was_run=False)
            quick, left_out = verdicts_of(grader, frame, handed_in, was_run=True)
            assert quick == every
            assert none_left_out == 0
            in_all += left_out
    assert in_all > 0  # not of each submission: some answers remember their calls
