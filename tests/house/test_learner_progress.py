"""``nnlib progress`` and ``nnlib hint``: points as of now, what comes next, and help step by step."""

import json

import nbformat
import pytest
from typer.testing import CliRunner

from autograder.demo.learners import ALL_SOLVED, SampleLearner
from autograder.demo.sample_class import hand_in
from autograder.learner_commands import app
from autograder.learning.copy import read_copy
from autograder.learning.memory import Memory
from autograder.learning.progress import Standing, next_step
from autograder.learning.results import Result
from autograder.lesson_copies import lesson_names, lessons_folder

LESSON = "01_perceptron"


def nnlib(*arguments):
    ended = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "160"})
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
    return ended


def row(output, lesson):
    return next(line.split() for line in output.splitlines() if line.startswith(lesson))


@pytest.fixture
def work(course, tmp_path):
    """A folder with a copy of lesson 1 in which predict alone is missing, and nothing is said in words."""
    released = read_copy(course.released(LESSON))
    reference = read_copy(course.source(LESSON).with_suffix(".ipynb"))
    stub = "def predict(X, w, b):\n    raise NotImplementedError()"
    notebook = hand_in(released, reference, SampleLearner("ada", "Ada", "", {**ALL_SOLVED, "predict": stub}))
    folder = tmp_path / LESSON
    folder.mkdir()
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    return tmp_path


def change(work, grade_id, source):
    path = work / LESSON / f"{LESSON}.ipynb"
    notebook = read_copy(path)
    next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    ).source = source
    nbformat.write(notebook, path)


def test_progress_shows_every_lesson_and_follows_the_copy(work):
    first = nnlib("progress", "--folder", work)
    assert row(first.output, LESSON)[1:4] == ["18/21", "5/6", "0/1"]
    for lesson in lesson_names(lessons_folder())[1:]:
        assert row(first.output, lesson)[-2:] == ["not", "started"]
    assert "Next: predict in 01_perceptron" in first.output
    change(work, "predict", "def predict(X, w, b):\n    return threshold(X @ w + b)")
    assert row(nnlib("progress", "--folder", work).output, LESSON)[1:4] == ["21/21", "6/6", "0/1"]
    change(work, "in_words", "No line divides them.")
    last = nnlib("progress", "--folder", work)
    assert row(last.output, LESSON)[1:] == ["21/21", "6/6", "1/1", "done"]
    assert "Next: 02_" in last.output


def test_progress_remembers_while_nothing_changes(work, monkeypatch):
    nnlib("progress", "--folder", work)

    def never(*arguments, **keywords):
        raise AssertionError("checked again")

    monkeypatch.setattr("autograder.learning.desk.check_copy", never)
    path = work / LESSON / f"{LESSON}.ipynb"
    notebook = read_copy(path)
    notebook.cells[1].execution_count = 7  # the notebook was run and saved
    nbformat.write(notebook, path)
    assert row(nnlib("progress", "--folder", work).output, LESSON)[1] == "18/21"


def test_a_damaged_memory_is_as_good_as_none(work):
    nnlib("progress", "--folder", work)
    memory = work / ".nnlib" / f"{LESSON}.json"
    for content in ("", "{", "[]", '{"results": []}', '{"results": {"predict": 3}}', '{"hints": {"predict": "x"}}'):
        memory.write_text(content)
        assert Memory(work).hints_shown(LESSON, "predict") == 0
        assert Memory(work).results(LESSON, "any") == {}
    assert row(nnlib("progress", "--folder", work).output, LESSON)[1] == "18/21"
    assert json.loads(memory.read_text())["results"]


def test_hints_come_one_by_one_and_then_the_solution(work):
    said = [nnlib("hint", "01", "predict", "--folder", work).output for _ in range(4)]
    assert [text.splitlines()[0] for text in said] == [f"Hint {n} of 3 for predict" for n in (1, 2, 3, 3)]
    assert "last hint" in said[2] and "def predict" not in "".join(said)
    assert "Hint 2 of 3" in nnlib("hint", "1", "predict", "2", "--folder", work).output
    change(work, "predict", "def predict(X, w, b):\n    return threshold(X @ w + b)")
    solution = nnlib("hint", "01", "predict", "--folder", work)
    assert "predict passes" in solution.output and "def predict(X" in solution.output
    assert "Hint 1 of 3" in nnlib("hint", "1", "predict", "1", "--folder", work).output


def test_hints_need_no_copy_and_name_what_there_is(tmp_path):
    assert "Hint 1 of 3" in nnlib("hint", "01", "threshold", "--folder", tmp_path).output
    assert nnlib("hint", "01", "threshold", "4", "--folder", tmp_path).exit_code == 2
    wrong = nnlib("hint", "01", "nothing", "--folder", tmp_path)
    assert wrong.exit_code == 2 and "train_perceptron" in wrong.output


def test_every_lesson_has_hints_for_the_command(course, tmp_path):
    for lesson in course.lessons:
        released = read_copy(course.released(lesson))
        for cell in released.cells:
            settings = cell.metadata.get("nbgrader", {})
            if settings.get("solution") and not settings.get("grade"):
                ended = nnlib("hint", lesson, settings["grade_id"], "3", "--folder", tmp_path)
                assert "Hint 3 of 3" in ended.output, (lesson, settings["grade_id"])


def test_the_next_step_after_everything_is_to_hand_in():
    done = Standing("01_a", 2, 1, 0, "started", (Result("f", 2.0, 2.0, "checked", "", [{"passed": True}]),))
    assert "submit" in next_step([done])
    assert "'nnlib lab 02'" in next_step([done, Standing("02_b", 2, 1, 0, "not started")])
    assert "question in words of 03_c" in next_step([done, Standing("03_c", 2, 0, 1, "started")])
    assert "'nnlib check 04' says why" in next_step([done, Standing("04_d", 2, 1, 0, "damaged")])
