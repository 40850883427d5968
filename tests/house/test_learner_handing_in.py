"""``nnlib submit`` and ``nnlib reset``: what is handed in is collected as it was, and no work is ever lost."""

import re
import zipfile

import nbformat
import pytest
from typer.testing import CliRunner

from autograder import collect as collecting
from autograder.demo.learners import ALL_SOLVED, SampleLearner
from autograder.demo.sample_class import hand_in
from autograder.learner_commands import app
from autograder.learning import submit as submitting
from autograder.learning.copy import read_copy

LESSON = "01_perceptron"


def nnlib(*arguments):
    ended = CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "160"})
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
    return ended


@pytest.fixture
def work(course, tmp_path):
    """A folder with a copy of lesson 1 in which everything is right."""
    released = read_copy(course.released(LESSON))
    reference = read_copy(course.source(LESSON).with_suffix(".ipynb"))
    notebook = hand_in(released, reference, SampleLearner("ada", "Ada", "", ALL_SOLVED, in_words="No line does."))
    (tmp_path / "work" / LESSON).mkdir(parents=True)
    nbformat.write(notebook, tmp_path / "work" / LESSON / f"{LESSON}.ipynb")
    return tmp_path / "work"


def copy_of(work):
    return work / LESSON / f"{LESSON}.ipynb"


def archive_of(output):
    return re.search(r"^Archive: (.*\.zip)$", output, re.MULTILINE).group(1)


def test_what_is_handed_in_is_what_is_collected(course, work, tmp_path):
    before = copy_of(work).read_bytes()
    ended = nnlib("submit", "01", "--student", "ada.b+c@x", "--folder", work)
    assert ended.exit_code == 0
    assert "21 of 21 points" in ended.output and "warning" not in ended.output
    assert f"In it: ada.b+c@x/{LESSON}.ipynb" in ended.output
    elsewhere = course.override(CourseDirectory={"submitted_directory": str(tmp_path / "submitted")})
    collected = collecting.collect(elsewhere, LESSON, collecting.Path(archive_of(ended.output)))
    assert collected.students == ["ada.b+c@x"] and not collected.refused
    assert (tmp_path / "submitted" / "ada.b+c@x" / LESSON / f"{LESSON}.ipynb").read_bytes() == before
    assert copy_of(work).read_bytes() == before


def test_what_is_not_solved_is_warned_of_and_handed_in_all_the_same(work):
    notebook = read_copy(copy_of(work))
    for cell in list(notebook.cells):
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id == "threshold":
            cell.source = "def threshold(z):\n    return z"
            notebook.cells.append(nbformat.from_dict({**cell, "id": "again"}))
        elif grade_id == "xor_network":
            notebook.cells.remove(cell)
        elif grade_id == "in_words":
            cell.source = "*Your answer here.*"
    nbformat.write(notebook, copy_of(work))
    ended = nnlib("submit", "01", "--student", "ada", "--folder", work)
    assert ended.exit_code == 0
    said = " ".join(ended.output.split())
    assert "not solved yet: threshold, xor_network" in said
    assert "question in words" in said and "no answer yet" in said
    assert "the cells for xor_network are gone" in said
    assert "two cells for threshold" in said
    with zipfile.ZipFile(archive_of(ended.output)) as archive:
        assert archive.namelist() == [f"ada/{LESSON}.ipynb"]


def test_the_id_is_asked_for_once_and_refused_when_it_cannot_be_collected(work):
    unknown = nnlib("submit", "01", "--folder", work)
    assert unknown.exit_code == 2 and "--student" in unknown.output
    for name in ("../ada", "ada lovelace", "", "-ada", "a/b"):
        assert nnlib("submit", "01", "--student", name, "--folder", work).exit_code == 2
    assert not (work / "submissions").exists()
    nnlib("submit", "01", "--student", "ada", "--folder", work)
    again = nnlib("submit", "01", "--folder", work)
    assert again.exit_code == 0 and "In it: ada/" in again.output
    assert len(list((work / "submissions").glob("*.zip"))) == 2


def test_what_is_too_large_goes_without_outputs(work, monkeypatch):
    notebook = read_copy(copy_of(work))
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="x" * 200_000)]
    nbformat.write(notebook, copy_of(work))
    monkeypatch.setattr(submitting, "MAX_NOTEBOOK_BYTES", 150_000)
    ended = nnlib("submit", "01", "--student", "ada", "--folder", work)
    assert "outputs left out" in ended.output
    with zipfile.ZipFile(archive_of(ended.output)) as archive:
        sent = nbformat.reads(archive.read(f"ada/{LESSON}.ipynb").decode(), as_version=4)
    assert [cell.source for cell in sent.cells] == [cell.source for cell in notebook.cells]
    monkeypatch.setattr(submitting, "MAX_NOTEBOOK_BYTES", 1000)
    assert nnlib("submit", "01", "--folder", work).exit_code == 2


def test_reset_keeps_every_copy_there_was(course, work):
    contents = [copy_of(work).read_bytes()]
    nnlib("hint", "01", "threshold", "--folder", work)
    for text in ("a damaged file", "another"):
        ended = nnlib("reset", "01", "--folder", work)
        assert ended.exit_code == 0 and "backups" in ended.output
        assert read_copy(copy_of(work)) == read_copy(course.released(LESSON))
        copy_of(work).write_text(text)
        contents.append(text.encode())
    nnlib("reset", "01", "--folder", work)
    backups = [path.read_bytes() for path in (work / "backups" / LESSON).iterdir()]
    assert sorted(backups) == sorted(contents)
    assert not (work / ".nnlib" / f"{LESSON}.json").exists()


def test_reset_leaves_other_files_of_the_learner(work):
    notes = work / LESSON / "notes.txt"
    notes.write_text("mine")
    nnlib("reset", "01", "--folder", work)
    assert notes.read_text() == "mine"


def test_reset_without_a_copy_makes_one(course, tmp_path):
    ended = nnlib("reset", "01", "--folder", tmp_path)
    assert ended.exit_code == 0 and "nothing to keep" in ended.output
    assert copy_of(tmp_path).read_bytes() == course.released(LESSON).read_bytes()
