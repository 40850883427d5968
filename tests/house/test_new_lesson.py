"""A new lesson builds, passes its own tests, reaches the figures and can be graded before anything is changed."""

import contextlib
import shutil
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from autograder import grading
from autograder.build import read_source
from autograder.checks.hints import missing_hints
from autograder.cli import app
from autograder.collect import collect
from autograder.course import Course
from autograder.demo.learners import SOLVED, SampleLearner
from autograder.demo.sample_class import write_sample_class
from autograder.new_lesson.skeleton import lesson_files
from autograder.quality.corpus import read_corpus
from autograder.quality.figures import measure
from autograder.quality.solved import SolvedLesson
from autograder.scores import read_scores

LESSON = "41_attention"


@pytest.fixture(scope="module")
def made(course, tmp_path_factory):
    """A course with nothing in it but the new lesson."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(course.root / "nbgrader_config.py", root)
    with contextlib.chdir(root):
        result = CliRunner().invoke(app, ["new", LESSON, "--title", "attention"])
    assert result.exit_code == 0, result.output
    return Course.find(root), result.output


def test_the_files_are_told_and_there(made):
    course, output = made
    told = [line.removeprefix("written: ") for line in output.splitlines() if line.startswith("written: ")]
    there = {path.relative_to(course.root).as_posix() for path in course.root.rglob("*") if path.is_file()}
    assert set(told) == {path for path in there if not path.startswith("class/")} - {"nbgrader_config.py"}
    assert len(told) == 7 and course.lessons == [LESSON]
    assert "# Lesson 41: attention" in course.released(LESSON).read_text()


def test_it_is_a_lesson_as_the_others_are(made):
    course, _ = made
    assert missing_hints(read_source(course.source(LESSON))) == []
    counts = {kind: 0 for kind in ("wrong", "right")}
    for case in read_corpus(course.root / "tests" / "corpora" / LESSON):
        counts[case.kind] += 1
    assert counts["wrong"] >= 8 and counts["right"] >= 5


def test_its_figures_are_reached(made):
    course, _ = made
    figures = measure(SolvedLesson.read(course.source(LESSON)), course.root / "tests" / "corpora" / LESSON, workers=2)
    assert figures.wrong.missing == [] and figures.right.missing == [] and figures.stale == []
    assert figures.mutants.missing == [] and figures.named.missing == []
    assert figures.mutants.total > 5 and figures.named.total >= 6


def test_its_own_tests_pass(made):
    course, _ = made
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/lessons/test_{LESSON}.py"]
    ended = subprocess.run(command, cwd=course.root, capture_output=True, text=True, timeout=250, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_it_can_be_graded(made):
    course, _ = made
    learners = [SampleLearner("solved", "S S", "", {"squared_error": SOLVED}), SampleLearner("untouched", "U U", "")]
    archive = course.class_folder / "in.zip"
    write_sample_class(course, LESSON, archive, learners)
    grading.register(course, LESSON)
    faults = []
    students = collect(course, LESSON, archive).students
    grading.autograde(course, LESSON, students, lambda done: done.fault and faults.append(done))
    assert not faults
    points = {score.student: [cell.points for cell in score.cells] for score in read_scores(course, LESSON)}
    assert points["solved"][0] == 3.0 and points["untouched"] == [0.0, 0.0]


@pytest.mark.parametrize(
    "name", ["attention", "1_attention", "41_Attention", "41-attention", "41_", "../41_x", "41_a/b"]
)
def test_other_names_are_refused(course, name):
    with pytest.raises(ValueError, match="expected a name such as 11_attention"):
        lesson_files(course, name)


def test_nothing_that_is_there_is_written_over(course, made):
    with pytest.raises(ValueError, match=r"01_perceptron has 01: take \d\d"):
        lesson_files(course, "01_attention")
    own, _ = made
    source = own.source(LESSON)
    text = source.read_text()
    source.rename(source.with_suffix(".away"))
    try:
        with pytest.raises(ValueError, match="is there already"):
            lesson_files(own, LESSON)
    finally:
        source.with_suffix(".away").rename(source)
    assert source.read_text() == text
