"""The notebooks come from the sources, and nothing that is hidden reaches a learner."""

import json
import re

import nbformat
import pytest

from autograder.build import BuildError, build_lesson, notebook_paths, read_source
from autograder.course import Course, CourseNotFoundError

LESSONS = Course.find().lessons
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)


@pytest.mark.parametrize("lesson", LESSONS)
def test_notebooks_are_what_the_source_makes(course, lesson):
    for path, text in notebook_paths(course, build_lesson(course, lesson)).items():
        assert path.read_text(encoding="utf-8") == text, f"{path} differs from its source: run 'autograder build'"


def test_build_is_byte_stable(course):
    assert build_lesson(course, LESSONS[0]) == build_lesson(course, LESSONS[0])


@pytest.mark.parametrize("lesson", LESSONS)
def test_release_holds_no_solution_or_hidden_text(course, lesson):
    released = course.released(lesson).read_text(encoding="utf-8")
    for marker in ("BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN", "END HIDDEN", "jupytext"):
        assert marker not in released
    source = course.source(lesson).read_text(encoding="utf-8")
    cells = [cell.source for cell in nbformat.read(course.released(lesson), as_version=4).cells]
    shown = {line.strip() for cell in cells for line in cell.splitlines()}
    secret = [line.strip() for block in HIDDEN.findall(source) for line in block.splitlines()]
    secret += [line.strip() for block in SOLUTION.findall(source) for line in block.splitlines()]
    own = {line for line in secret if len(line) > 12} - _lines_outside_hidden_parts(source)
    assert own, "the lesson hides nothing: its markers are missing"
    assert not own & shown


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_folder_holds_only_its_notebook_and_data(course, lesson):
    assert not list(course.released(lesson).parent.glob("*.py"))


def test_two_cells_with_one_grade_id_are_refused(tmp_path):
    settings = {"grade_id": "f", "grade": False, "solution": True, "locked": False, "schema_version": 3}
    cell = f"# %% nbgrader={json.dumps(settings)}\npass\n"
    path = tmp_path / "bad.py"
    path.write_text(cell + "\n" + cell)
    with pytest.raises(BuildError, match="two cells have the grade_id 'f'"):
        read_source(path)


def test_points_of_exercise_and_metadata_must_agree(tmp_path):
    settings = {
        "grade_id": "test_f",
        "grade": True,
        "solution": False,
        "locked": True,
        "points": 3,
        "schema_version": 3,
    }
    path = tmp_path / "bad.py"
    path.write_text(f'# %% nbgrader={json.dumps(settings)}\nexercise = Exercise("f", points=2)\n')
    with pytest.raises(BuildError, match=r"expected Exercise\(..., points=3\)"):
        read_source(path)


def test_outside_a_course_the_error_says_where_to_go(tmp_path):
    with pytest.raises(CourseNotFoundError, match="run the command inside the course folder"):
        Course.find(tmp_path)


def _lines_outside_hidden_parts(source):
    rest = SOLUTION.sub("", HIDDEN.sub("", source))
    return {line.strip().removeprefix("# ") for line in rest.splitlines()}
