"""A learner's copy is made once and never written over; the commands need no POSIX system."""

import subprocess
import sys
import textwrap

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


def test_the_commands_import_without_posix_modules():
    code = """
    import sys
    for name in ("fcntl", "pwd", "grp", "resource", "termios", "tty", "posix_ipc"):
        sys.modules[name] = None
    import autograder.learner_commands
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)
