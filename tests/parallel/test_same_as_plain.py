"""In parallel and by plain ``nbgrader autograde`` with the same settings: the same scores, the same notebooks."""

import nbformat
import pytest
from nbformat.v4 import new_output

from autograder import grading
from autograder.collect import collect
from autograder.course import Course
from autograder.demo.run import LESSON
from autograder.demo.sample_class import write_sample_class
from autograder.parallel.pool_maker import local_pool
from autograder.parallel.run import grade_class
from tests.parallel.conftest import ANSWERS, FULL, plain

pytestmark = pytest.mark.slow

ENDLESS = "hiro"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="


def everything(course):
    """Return all rows that autograding writes, and all files of the autograded folder."""
    with course.gradebook() as gradebook:
        rows = {}
        for submission in gradebook.assignment_submissions(LESSON):
            for notebook in submission.notebooks:
                grades = {g.name: (g.auto_score, g.manual_score, g.needs_manual_grade) for g in notebook.grades}
                comments = {c.name: (c.auto_comment, c.manual_comment) for c in notebook.comments}
                late = notebook.late_submission_penalty
                rows[submission.student.id] = (submission.timestamp, late, notebook.score, grades, comments)
    folder = course.folder("autograded")
    files = {
        path.relative_to(folder).as_posix(): (oct(path.stat().st_mode), plain(path.read_text("utf-8")))
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".grading.json")
    }
    return rows, files


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    course = Course.find(class_folder=str(tmp_path_factory.mktemp("plain")))
    students = handed_in(course)
    grading.register(course, LESSON)
    faults = []
    grading.autograde(course, LESSON, students, lambda done: done.fault and faults.append(done))
    assert not faults
    return everything(course)


def handed_in(course):
    archive = course.class_folder / "in.zip"
    write_sample_class(course, LESSON, archive)
    students = collect(course, LESSON, archive).students
    for number, student in enumerate(students):
        folder = course.folder("submitted") / student / LESSON
        (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
        if number % 2:
            with_pictures(folder / f"{LESSON}.ipynb")
    return students


def with_pictures(path):
    """Put a picture below each cell that draws, as a learner who ran the notebook would hand it in."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code" and "plt.show()" in cell.source:
            cell.outputs = [new_output("display_data", {"image/png": PIXEL})]
    nbformat.write(notebook, path)


@pytest.mark.parametrize("workers", [1, 3])
def test_the_sample_class(tmp_path, expected, workers):
    course = Course.find(class_folder=str(tmp_path))
    students = handed_in(course)
    summary = grade_class(course, LESSON, make_pool=lambda terms, count: local_pool(terms, count, workers))
    assert summary.failures == []
    assert summary.graded == len(students)
    rows, files = everything(course)
    assert rows == expected[0]
    assert files.keys() == expected[1].keys()
    for name, content in files.items():
        if not name.startswith(ENDLESS):  # where a loop was interrupted is chance
            assert content == expected[1][name], name


def test_the_second_time_over_a_plain_run(small):
    """What nbgrader wrote before is replaced, and what an instructor entered stays."""
    for student, answers in ANSWERS.items():
        small.hand_in(student, answers)
    grading.register(small.course, "demo")
    grading.autograde(small.course, "demo", list(ANSWERS), lambda done: None)
    before = small.scores()
    with small.course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", "demo", "demo", "right")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
    said = small.run()
    assert f"{len(ANSWERS)} to grade: {len(ANSWERS)} new" in said
    assert small.scores() == before
    assert before["right"] == FULL
    with small.course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", "demo", "demo", "right")
        assert (grade.manual_score, grade.needs_manual_grade) == (1.5, True)
