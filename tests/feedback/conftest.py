"""A feedback page, made through nbgrader's own converter."""

import os
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config import Config

from tests.feedback.submission import submission


@pytest.fixture
def notebook():
    """An autograded submission."""
    return submission()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory):
    """The page that nbgrader's own ``generate_feedback`` makes of the submission, with two comments."""

    given = submission()
    tmp_path = tmp_path_factory.mktemp("course")
    comments = [("predict", "See me\nabout <b>bias</b>"), ("why_xor", "Well put")]
    # nbgrader calls alembic by its bare name, which an environment that is not activated does not find.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
        _generate(given, comments, tmp_path)
    return tmp_path / "feedback" / "ada" / "lesson" / "lesson.html"


def _generate(given, comments, tmp_path):
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        gradebook.add_assignment("lesson")
        gradebook.add_notebook("lesson", "lesson")
        for cell in given.cells:
            settings = cell.metadata.get("nbgrader", {})
            if settings.get("grade"):
                grade_id, points = settings["grade_id"], settings["points"]
                gradebook.add_grade_cell(grade_id, "lesson", "lesson", max_score=points, cell_type=cell.cell_type)
            if settings.get("solution"):
                gradebook.add_solution_cell(settings["grade_id"], "lesson", "lesson")
        gradebook.add_student("ada")
        gradebook.add_submission("lesson", "ada")
        for name, comment in comments:
            gradebook.find_comment(name, "lesson", "lesson", "ada").manual_comment = comment
        for grade in gradebook.find_submission_notebook("lesson", "lesson", "ada").grades:
            grade.auto_score = 2 if grade.name == "test_threshold" else 0
            grade.needs_manual_grade = grade.name == "why_xor"
        gradebook.db.commit()
    folder = tmp_path / "autograded" / "ada" / "lesson"
    folder.mkdir(parents=True)
    nbformat.write(given, folder / "lesson.ipynb")
    config = Config(
        {
            "GenerateFeedback": {"exporter_class": "autograder.feedback.exporter.FeedbackExporter"},
            "CourseDirectory": {"root": str(tmp_path), "db_url": url},
        }
    )
    directory = CourseDirectory(config=config)
    directory.assignment_id, directory.student_id = "lesson", "ada"
    result = capture_log(GenerateFeedback(coursedir=directory, config=config))
    assert result["success"], result
