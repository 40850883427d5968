# ruff: noqa: E501
"""Inside nbgrader: autograde, feedback and export work as ever, whatever was handed in."""

import json
import os
import shutil
import sys
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config import Config

from autograder.isolation.preprocessor import configure
from autograder.isolation.secrecy import leaks, secrets_of
from tests.isolation.conftest import nbgrader_cell, notebook

HIDDEN = "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(27.1828) == 54.3656, 'twice twenty-seven is wanted'\n### END HIDDEN TESTS"
PARTIAL = """
exercise = Exercise("triple", points=4, reference=lambda x: 3 * x)
exercise.check("a number", 2.0)
exercise.check("an array", np.arange(3.0))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("a negative number", -31.4159)
### END HIDDEN TESTS
exercise.score()
"""
BEGIN, END = "    ### BEGIN SOLUTION\n", "\n    ### END SOLUTION"
SOURCE = notebook(
    nbgrader_cell(f"def double(x):\n{BEGIN}    return 2 * x{END}", "double"),
    nbgrader_cell(HIDDEN, "test_double", 3),
    nbgrader_cell(f"def triple(x):\n{BEGIN}    return 3 * x{END}", "triple"),
    nbgrader_cell(PARTIAL, "test_triple", 4),
)
RIGHT = {"double": "def double(x):\n    return x + x", "triple": "def triple(x):\n    return 3 * x"}
HONEST = {
    "right": RIGHT,
    "half": {**RIGHT, "triple": "def triple(x):\n    return 3 * abs(x)"},
    "wrong": {**RIGHT, "double": "def double(x):\n    return round(2 * x)"},
    "blank": {},
    "prints": {**RIGHT, "double": "def double(x):\n    print('x =', x)\n    return x + x"},
    "syntax": {**RIGHT, "double": "def double(x)"},
}


class House:
    """A course with one lesson ``demo`` in a folder of its own."""

    def __init__(self, root: Path, isolated: bool, source=SOURCE) -> None:
        self.root = root
        self.config = Config()
        self.config.CourseDirectory.root = str(root)
        self.config.CourseDirectory.course_id = "c"
        self.config.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}"
        self.config.ExecuteIsolated.call_seconds = 2.0
        if isolated:
            configure(self.config)
        (root / "source/demo").mkdir(parents=True)
        nbformat.write(source, root / "source/demo/demo.ipynb")
        self.run(GenerateAssignment)

    def run(self, converter, student="*"):
        directory = CourseDirectory(config=self.config)
        directory.assignment_id, directory.student_id = "demo", "." if converter is GenerateAssignment else student
        config = self.config.copy()
        if converter is GenerateFeedback:
            config.HTMLExporter.template_name = "feedback"
        return capture_log(converter(coursedir=directory, config=config, force=True))

    def hand_in(self, student, answers):
        made = nbformat.read(self.root / "release/demo/demo.ipynb", 4)
        for cell in made.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = answers.get(name, cell.source)
        folder = self.root / "submitted" / student / "demo"
        folder.mkdir(parents=True)
        nbformat.write(made, folder / "demo.ipynb")
        return folder / "demo.ipynb"

    def scores(self):
        with Gradebook(self.config.CourseDirectory.db_url, "c") as gradebook:
            return {
                submission.student.id: {
                    grade.cell.name: grade.auto_score for book in submission.notebooks for grade in book.grades
                }
                for submission in gradebook.assignment_submissions("demo")
            }


@pytest.fixture(autouse=True)
def tools_on_path(monkeypatch):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.slow
def test_same_scores_as_stock_and_nothing_hidden_in_feedback(tmp_path):
    houses = {name: House(tmp_path / name, name == "ours") for name in ("ours", "stock")}
    for house in houses.values():
        for student, answers in HONEST.items():
            house.hand_in(student, answers)
        result = house.run(Autograde)
        assert result["success"], result
    scores = houses["ours"].scores()
    assert scores == houses["stock"].scores()
    assert scores["right"] == {"test_double": 3, "test_triple": 4}
    assert 0 < scores["half"]["test_triple"] < 4
    assert houses["ours"].run(GenerateFeedback)["success"]
    secrets = secrets_of(SOURCE)
    pages = list((tmp_path / "ours/feedback").rglob("*.html"))
    assert len(pages) == len(HONEST)
    for page in pages:
        assert leaks(page.read_text(), secrets) == [], page
        assert "test_double" in page.read_text() or "double" in page.read_text()
    assert leaks((tmp_path / "ours/release/demo/demo.ipynb").read_text(), secrets) == []
    log = json.loads((tmp_path / "ours/autograded/right/demo.grading.json").read_text())
    assert {verdict["score"] for verdict in log["verdicts"]} == {3.0, 4.0}


def test_nothing_that_is_handed_in_stops_the_batch(tmp_path):
    house = House(tmp_path, True)
    good = house.hand_in("good", RIGHT)
    house.hand_in("nonsense", RIGHT).write_text("{nope")
    misnamed = house.hand_in("misnamed", RIGHT)
    misnamed.rename(misnamed.with_name("demo (1).ipynb"))
    house.hand_in("exits", {**RIGHT, "double": "import os\ndef double(x):\n    os._exit(0)"})
    house.hand_in("linked", RIGHT).unlink()
    (tmp_path / "submitted/linked/demo/demo.ipynb").symlink_to(good)
    old = house.hand_in("old", RIGHT)
    nbformat.write(nbformat.convert(nbformat.read(old, 4), 3), old)
    twice = house.hand_in("twice", RIGHT)
    made = nbformat.read(twice, 4)
    made.cells.append(made.cells[2])
    twice.write_text(json.dumps(made))
    schema = house.hand_in("schema", RIGHT)
    schema.write_text(schema.read_text().replace('"schema_version": 3', '"schema_version": 1'))
    (tmp_path / "submitted/good/demo/numpy.py").write_text("raise SystemExit")
    result = house.run(Autograde)
    assert result["success"], result
    scores = house.scores()
    full = {"test_double": 3, "test_triple": 4}
    assert scores["good"] == scores["misnamed"] == scores["old"] == scores["schema"] == full, scores
    assert scores["nonsense"] == scores["linked"] == {"test_double": 0, "test_triple": 0}
    assert scores["exits"] == {**full, "test_double": 0}
    assert scores["twice"] == full
    assert house.run(GenerateFeedback)["success"]


def test_a_fault_of_the_grader_leaves_no_score_and_the_others_are_graded(tmp_path):
    house = House(tmp_path, True, notebook(*SOURCE.cells[1:2], nbgrader_cell("this is no Python", "test_double", 3)))
    house.hand_in("one", RIGHT)
    result = house.run(Autograde)
    assert not result["success"]
    assert "no score" in result["log"]
    assert house.scores()["one"]["test_double"] is None


@pytest.mark.slow
def test_a_process_that_grades_many_classes_keeps_the_last_two_warm(tmp_path):
    def below():
        return {child.pid for child in psutil.Process().children()}

    started = []
    for name in ("one", "two", "three"):
        house, before = House(tmp_path / name, isolated=True), below()
        house.hand_in("ada", RIGHT)
        assert house.run(Autograde)["success"]
        started.append(below() - before)
    assert [len(pids) for pids in started] == [2, 2, 2]
    assert [len(pids & below()) for pids in started] == [0, 2, 2]


def test_refuses_without_namespaces(tmp_path, monkeypatch):
    from autograder.isolation import warm
    from autograder.isolation.warm_start import StartedWarm

    monkeypatch.setattr(warm.Warm, "_answer", lambda self: {"error": "unshare: Operation not permitted"})
    with pytest.raises(warm.SandboxUnavailable, match="--no-sandbox"):
        StartedWarm("learner").ready()


def test_without_a_sandbox_it_still_grades_and_says_so():
    from autograder.isolation.grade import Grader
    from autograder.isolation.lesson import from_source_notebook

    made = notebook(
        nbgrader_cell("def sigmoid(z):\n    return 1", "sigmoid"),
        nbgrader_cell("assert sigmoid(0) == 1", "test_sigmoid", 2),
    )
    with Grader(sandbox=False) as grader:
        assert grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made)).score == 2
        assert "none" in grader.level and "--no-sandbox" in grader.level


def test_copies_nothing_of_the_class(tmp_path):
    house = House(tmp_path, True)
    house.hand_in(
        "one",
        {
            **RIGHT,
            "double": f"import os\nseen = os.path.exists({str(tmp_path / 'gradebook.db')!r})\nassert not seen\ndef double(x):\n    return 2 * x",
        },
    )
    assert house.run(Autograde)["success"]
    assert house.scores()["one"]["test_double"] == 3
    shutil.rmtree(tmp_path / "submitted")
