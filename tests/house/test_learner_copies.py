"""A learner's copy is made once and never written over."""

import pytest
from typer.testing import CliRunner

from autograder.learner_commands import app
from autograder.lesson_copies import lesson_names, lessons_folder, resolve_lesson, start_lesson


def test_start_keeps_what_the_learner_wrote(tmp_path):
    runner = CliRunner()
    assert runner.invoke(app, ["start", "01", "--folder", str(tmp_path)]).exit_code == 0
    copy = tmp_path / "01_perceptron" / "01_perceptron.ipynb"
    copy.write_text("my answers")
    again = runner.invoke(app, ["start", "01", "--folder", str(tmp_path)])
    assert "as you left it" in again.output
    assert copy.read_text() == "my answers"


def test_a_lesson_goes_by_number_or_title():
    lessons = lessons_folder()
    for name in ("01_perceptron", "01", "1", "perceptron"):
        assert resolve_lesson(lessons, name) == "01_perceptron"


def test_an_unknown_lesson_is_named_with_those_there_are(tmp_path):
    result = CliRunner().invoke(app, ["start", "99", "--folder", str(tmp_path)])
    assert result.exit_code == 2
    assert "01_perceptron" in result.output


def test_a_second_start_adds_no_file(tmp_path):
    lessons = lessons_folder()
    start_lesson(lessons, lesson_names(lessons)[0], tmp_path)
    assert start_lesson(lessons, lesson_names(lessons)[0], tmp_path)[1] is False


def test_a_lesson_goes_by_the_beginning_of_its_title():
    lessons = lessons_folder()
    assert resolve_lesson(lessons, "percep") == "01_perceptron"
    with pytest.raises(ValueError, match="expected one of the lessons"):
        resolve_lesson(lessons, "")


def test_the_lessons_are_found_from_any_folder(tmp_path):
    assert lessons_folder(tmp_path) == lessons_folder()


def test_what_lies_in_the_way_is_not_written_over(tmp_path):
    lessons = tmp_path / "lessons"
    (lessons / "01_demo").mkdir(parents=True)
    (lessons / "01_demo" / "01_demo.ipynb").write_text("{}")
    (lessons / "01_demo" / "data.csv").write_text("1")
    mine = tmp_path / "work" / "01_demo" / "data.csv"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    copy, new = start_lesson(lessons, "01_demo", tmp_path / "work")
    assert new and copy.read_text() == "{}" and mine.read_text() == "mine"
