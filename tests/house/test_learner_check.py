"""``nnlib check``: the notebook's own verdicts, whatever the learner's code does, and the notebook untouched."""

import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from typer.testing import CliRunner

from autograder.demo.learners import ALL_SOLVED, EXERCISES, SampleLearner
from autograder.demo.sample_class import hand_in
from autograder.learner_commands import app
from autograder.learning.checking import check_copy
from autograder.learning.copy import questions, read_copy
from autograder.lesson_copies import lesson_names, lessons_folder

LESSON = "01_perceptron"


@pytest.fixture(scope="module")
def released(course):
    return read_copy(course.released(LESSON))


@pytest.fixture(scope="module")
def answered(course, released):
    """Return the lesson with the reference's answers except those that are given."""
    reference = read_copy(course.source(LESSON).with_suffix(".ipynb"))

    def make(**answers):
        return hand_in(released, reference, SampleLearner("ada", "Ada", "", {**ALL_SOLVED, **answers}))

    return make


def nnlib(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "160"})


def place(notebook, folder, lesson=LESSON):
    path = folder / lesson / f"{lesson}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


@pytest.mark.parametrize("lesson", lesson_names(lessons_folder()))
def test_the_references_answers_get_all_points_of_every_lesson(course, lesson, tmp_path):
    released = read_copy(course.released(lesson))
    solved = read_copy(course.source(lesson).with_suffix(".ipynb"))
    results = check_copy(solved, released, tmp_path)
    assert [result.name for result in results] == [q.name for q in questions(released) if not q.in_words]
    assert [result for result in results if not result.passed] == []
    assert sum(result.points for result in results) == sum(result.max_points for result in results)


def test_right_wrong_and_open_answers_get_what_the_notebook_would_show(answered, tmp_path):
    notebook = answered(
        threshold="def threshold(z):\n    return np.where(z > 0, 1, 0)",
        predict="def predict(X, w, b):\n    raise NotImplementedError()",
    )
    path = place(notebook, tmp_path)
    before, seen = path.read_bytes(), path.stat().st_mtime_ns
    ended = nnlib("check", "1", "--folder", tmp_path)
    assert ended.exit_code == 1
    assert "0 is counted as below the threshold" in " ".join(ended.output.split())
    assert "fires at exactly 0" in ended.output
    assert "not written yet" in ended.output
    assert "4 of 6 exercises pass" in ended.output
    assert path.read_bytes() == before and path.stat().st_mtime_ns == seen
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_all_right_ends_with_zero_and_one_exercise_can_be_chosen(answered, tmp_path):
    place(answered(train_perceptron="def train_perceptron(X, y, lr, n_epochs):\n    return None"), tmp_path)
    one = nnlib("check", "perceptron", "predict", "--folder", tmp_path)
    assert one.exit_code == 0
    assert "adds the bias" in one.output
    assert "train_perceptron" not in one.output
    assert nnlib("check", "01", "--folder", tmp_path).exit_code == 1
    place(answered(), tmp_path)
    assert nnlib("check", "01", "--folder", tmp_path).exit_code == 0


def test_code_that_never_ends_leaves_or_breaks_stops_nobody_else(answered, released, tmp_path):
    notebook = answered(
        threshold="while True:\n    pass",
        predict="def predict(X, w, b):\n    import os\n    os._exit(3)",
        perceptron_loss="def perceptron_loss(X, y, w, b)\n    return 0",
        perceptron_update="raise KeyError('oh')",
    )
    results = {result.name: result for result in check_copy(notebook, released, tmp_path, seconds=2)}
    assert "longer than 2 s: does a loop never end?" in results["threshold"].reason
    assert "ended the whole process (code 3)" in results["predict"].reason
    assert "SyntaxError" in results["perceptron_loss"].reason and "line 1" in results["perceptron_loss"].reason
    assert results["perceptron_update"].reason == "your cell stopped with KeyError: 'oh' (line 1)"
    assert results["xor_network"].passed
    assert {name for name, result in results.items() if result.state == "checked"} >= {"xor_network"}


def test_what_learners_print_and_draw_stays_out(answered, released, tmp_path):
    notebook = answered(threshold="print('hello')\ndef threshold(z):\n    print(z)\n    return np.where(z >= 0, 1, 0)")
    notebook.cells.insert(1, new_code_cell("raise SystemExit('a cell for trying things')"))
    notebook.cells.insert(2, new_code_cell("%matplotlib inline\n!echo a shell\nthis is no Python"))
    assert all(result.passed for result in check_copy(notebook, released, tmp_path))


def test_helpers_and_constants_of_the_learners_own_cells_are_there_and_experiments_do_not_run(
    answered, released, tmp_path
):
    trace = tmp_path / "ran.txt"
    notebook = answered(threshold="def threshold(z):\n    return helper(z) * ONE + OFFSETS['none']")
    notebook.cells.insert(3, new_code_cell("def helper(z):\n    return np.where(z >= 0, UNIT, 0)"))
    notebook.cells.insert(
        3, new_code_cell("UNIT = 1; ONE = UNIT\nOFFSETS = {}\nfor key in ('none',):\n    OFFSETS[key] = 0")
    )
    notebook.cells.insert(3, new_code_cell(f"experiment = open({str(trace)!r}, 'w').write('x')"))
    assert check_copy(notebook, released, tmp_path, ["threshold"])[0].passed
    assert not trace.exists()


def test_the_lessons_own_tests_count_changed_missing_or_moved(answered, released, tmp_path):
    notebook = answered(threshold="def threshold(z):\n    return z")
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    cells["test_threshold"].source = "2.0"
    notebook.cells.remove(cells["test_predict"])
    notebook.cells.remove(cells["predict"])
    results = {result.name: result for result in check_copy(notebook, released, tmp_path)}
    assert not results["threshold"].passed
    assert results["predict"].state == "not written"
    assert results["xor_network"].passed


def test_a_notebook_without_its_imports_says_so(answered, released, tmp_path):
    notebook = answered()
    notebook.cells[1].source = ""
    results = check_copy(notebook, released, tmp_path, ["threshold"])
    assert "NameError" in results[0].reason


def truncated(path):
    path.write_bytes(path.read_bytes()[:5000])


def of_format_3(path):
    path.write_text('{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}')


DAMAGE = {
    "truncated": truncated,
    "empty": lambda path: path.write_bytes(b""),
    "no notebook": lambda path: path.write_text('{"answer": 42}'),
    "a list": lambda path: path.write_text("[]"),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe\x00PK"),
    "format 3": of_format_3,
    "a cell without source": lambda path: path.write_text(
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code"}]}'
    ),
    "cells are no list": lambda path: path.write_text(
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": {"a": 1}}'
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_copy_is_told_and_left_alone(answered, tmp_path, damage):
    path = place(answered(), tmp_path)
    DAMAGE[damage](path)
    before = path.read_bytes()
    for command in (["check", "01"], ["submit", "01", "--student", "ada"]):
        ended = nnlib(*command, "--folder", tmp_path)
        assert ended.exit_code == 2, ended.output
        assert "nnlib reset 01_perceptron" in ended.output
        assert isinstance(ended.exception, SystemExit)
    seen = nnlib("progress", "--folder", tmp_path)
    assert seen.exit_code == 0 and "cannot be read" in seen.output
    assert path.read_bytes() == before


def test_without_a_copy_the_way_to_one_is_told(tmp_path):
    for command in (["check", "01"], ["submit", "01", "--student", "ada"]):
        ended = nnlib(*command, "--folder", tmp_path)
        assert ended.exit_code == 2
        assert "nnlib start 01_perceptron" in ended.output
    assert list(tmp_path.iterdir()) == []


def test_a_lesson_without_exercises_has_nothing_to_check(released, tmp_path):
    bare = nbformat.from_dict(released)
    bare.cells = [cell for cell in bare.cells if "nbgrader" not in cell.metadata]
    assert check_copy(bare, bare, tmp_path) == []


def test_a_helper_cell_that_ends_the_process_is_named_where_it_is_missed(answered, released, tmp_path):
    notebook = answered(threshold="def threshold(z):\n    return np.where(z >= 0, LIMIT, 0)")
    notebook.cells.insert(2, new_code_cell("import os\nLIMIT = os._exit(4)"))
    results = {result.name: result for result in check_copy(notebook, released, tmp_path)}
    assert "helpers above was left out: it ended the whole process (code 4)" in results["threshold"].reason
    assert results["xor_network"].passed


def test_an_unknown_exercise_is_named_with_those_there_are(answered, tmp_path):
    place(answered(), tmp_path)
    ended = nnlib("check", "01", "threshhold", "--folder", tmp_path)
    assert ended.exit_code == 2
    assert all(name in ended.output for name in EXERCISES)


def test_other_cells_without_nbgraders_settings_do_no_harm(answered, released, tmp_path):
    notebook = answered()
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
    notebook.cells.append(new_markdown_cell("notes"))
    notebook.cells.append(new_code_cell("", metadata={"nbgrader": {"grade_id": "stray"}}))
    assert all(result.passed for result in check_copy(notebook, released, tmp_path))


def test_a_process_that_a_solution_leaves_behind_keeps_nobody_waiting(answered, released, tmp_path):
    left = (
        "import subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(90)'])\n"
        "def threshold(z):\n    return np.where(z >= 0, 1, 0)"
    )
    before = time.monotonic()
    assert check_copy(answered(threshold=left), released, tmp_path, ["threshold"])[0].passed
    assert time.monotonic() - before < 80
