"""From hand-out to export: full points for the reference, none for the untouched lesson, exact ones for the class."""

import csv
import dataclasses

import nbformat
import pytest

from autograder import grading
from autograder.collect import collect
from autograder.course import Course
from autograder.demo.learners import ALL_SOLVED, LEARNERS, SOLVED, SampleLearner
from autograder.demo.run import LESSON, run_demo
from autograder.demo.sample_class import write_sample_class
from autograder.scores import read_scores

LESSONS = Course.find().lessons
# Points for threshold, predict, perceptron_loss, perceptron_update, train_perceptron, xor_network and the question in
# words. Parts are the share of the weights of the checks that pass: dmitri fails 3 of 7 equal checks; hiro, who never
# ends, passes the one check without epochs; None waits for an instructor.
EXPECTED = {
    "ada": [2.0, 3.0, 4.0, 4.0, 5.0, 3.0, None],
    "bruno": [2.0, 3.0, 4.0, 4.0, 5.0, 3.0, None],
    "chiara": [2.0, 3.0, 4.0, 0.0, 0.0, 0.0, 0.0],
    "dmitri": [1.1429, 3.0, 4.0, 4.0, 5.0, 3.0, None],
    "elif": [2.0, 0.9, 4.0, 4.0, 5.0, 3.0, None],
    "farid": [2.0, 3.0, 1.3333, 4.0, 5.0, 3.0, 0.0],
    "grace": [2.0, 3.0, 4.0, 1.0909, 5.0, 3.0, None],
    "hiro": [2.0, 3.0, 4.0, 4.0, 0.4167, 3.0, 0.0],
    "ines": [2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    "jonas": [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    "kavya": [2.0, 3.0, 4.0, 3.2727, 5.0, 3.0, None],
    "liam": [2.0, 3.0, 4.0, 4.0, 5.0, 0.0, 0.0],
    "mei": [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    "noor": [2.0, 3.0, 4.0, 4.0, 5.0, 0.75, None],
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    course = Course.find(class_folder=str(tmp_path_factory.mktemp("class") / "demo"))
    return course, run_demo(course, lambda title, students: lambda done: None)


def graded(course, lesson, learners):
    """Grade `learners` in the class folder of `course` and return their scores by id."""
    archive = course.class_folder / "in.zip"
    write_sample_class(course, lesson, archive, learners)
    grading.register(course, lesson)
    faults = []
    students = collect(course, lesson, archive).students
    grading.autograde(course, lesson, students, lambda done: done.fault and faults.append(done))
    assert not faults
    return {score.student: score for score in read_scores(course, lesson)}


@pytest.mark.parametrize(
    "lesson", [*LESSONS[:2], *(pytest.param(lesson, marks=pytest.mark.slow) for lesson in LESSONS[2:])]
)
def test_solution_earns_everything_and_untouched_lesson_nothing(tmp_path, lesson):
    course = Course.find(class_folder=str(tmp_path))
    released = nbformat.read(course.released(lesson), as_version=4)
    settings = [cell.metadata.get("nbgrader", {}) for cell in released.cells if cell.cell_type == "code"]
    everything = dict.fromkeys((cell["grade_id"] for cell in settings if cell.get("solution")), SOLVED)
    learners = [SampleLearner("solved", "S S", "", everything), SampleLearner("untouched", "U U", "")]
    scores = graded(course, lesson, learners)
    for cell in scores["solved"].cells:
        if not cell.manual:
            assert cell.points == cell.max_points, f"{cell.name}: the reference solution loses points"
    for cell in scores["untouched"].cells:
        assert cell.points == 0, f"{cell.name}: points for nothing"
    graded_cells = {cell.name for cell in scores["untouched"].cells if not cell.manual}
    notebook = nbformat.read(course.folder("autograded") / "untouched" / lesson / f"{lesson}.ipynb", as_version=4)
    errors = {
        cell.metadata.nbgrader.grade_id: [output.ename for output in cell.outputs if output.output_type == "error"]
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade_id") in graded_cells
    }
    assert errors == {name: ["NotImplementedError"] for name in graded_cells}


def test_the_sample_class_scores_what_it_should(demo):
    _, result = demo
    assert not result.faults
    scores = {score.student: [cell.points for cell in score.cells] for score in result.scores}
    assert scores == EXPECTED


def test_everybody_gets_a_feedback_page(demo):
    course, _ = demo
    for learner in LEARNERS:
        page = course.folder("feedback") / learner.id / LESSON / f"{LESSON}.html"
        assert "<html" in page.read_text(encoding="utf-8")


def test_the_csv_has_everybody_and_the_same_totals(demo):
    _, result = demo
    with result.csv.open(newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: float(row["raw_score"]) for row in csv.DictReader(file)}
    assert rows == pytest.approx({score.student: score.points for score in result.scores})


def test_a_learner_with_everything_right_in_another_style_loses_nothing(demo):
    _, result = demo
    by_id = {score.student: score for score in result.scores}
    assert by_id["bruno"].cells == tuple(dataclasses.replace(cell) for cell in by_id["ada"].cells)
    assert set(ALL_SOLVED) == {cell.name.removeprefix("test_") for cell in by_id["ada"].cells if not cell.manual}
