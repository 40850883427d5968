"""A small course in a folder of its own: one lesson of two exercises, a question in words, and a class."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Grade, SubmittedNotebook
from sqlalchemy import select

from autograder.course import Course
from autograder.parallel import ledger
from autograder.parallel.gradebook import GradebookWriter

REPOSITORY = Path(__file__).parents[2]
LESSON = "demo"
CONFIG = """
import os
from pathlib import Path
from autograder.isolation.preprocessor import configure
root = Path(__file__).resolve().parent
class_folder = root / os.environ.get("AUTOGRADER_CLASS", "class")
class_folder.mkdir(parents=True, exist_ok=True)
c = get_config()
c.CourseDirectory.course_id = "demo"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
for step in ("submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, step + "_directory", str(class_folder / step))
c.CourseDirectory.db_url = os.environ.get("DEMO_DB", f"sqlite:///{class_folder / 'gradebook.db'}")
c.CourseDirectory.ignore = ["*.py"]
c.ExecuteIsolated.call_seconds = 2.0
configure(c)
"""
TEST_TRIPLE = """
exercise = Exercise("triple", points=4, reference=lambda x: 3 * x)
exercise.check("a number", 2.0)
exercise.check("an array", np.arange(3.0))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("a negative number", -31.4159)
### END HIDDEN TESTS
exercise.score()
"""
DRAWN = "plt.plot([1, 2, 3], [double(x) for x in (1, 2, 3)])\nplt.title('$2x$');"
FULL = {"test_double": 3.0, "test_triple": 4.0, "in_words": None}
NOTHING = {"test_double": 0.0, "test_triple": 0.0, "in_words": 0.0}
RIGHT = {"double": "def double(x):\n    return x + x", "triple": "def triple(x):\n    return 3 * x", "in_words": "Yes."}
HALF = {**RIGHT, "triple": "def triple(x):\n    return 3 * abs(x)", "in_words": ""}
ANSWERS = {
    "right": RIGHT,
    "half": HALF,
    "wrong": {**RIGHT, "double": "def double(x):\n    return round(2 * x)"},
    "blank": {},
    "prints": {**RIGHT, "double": "def double(x):\n    print('x =', x)\n    return x + x"},
    "syntax": {**RIGHT, "double": "def double(x)"},
    "exits": {**RIGHT, "double": "import os\ndef double(x):\n    os._exit(0)"},
}


def settings(grade_id: str, points: float | None = None, solution: bool = False) -> dict:
    grade = points is not None
    made = {"grade": grade, "grade_id": grade_id, "locked": not solution, "solution": solution, "task": False}
    return {"nbgrader": made | {"schema_version": 3} | ({"points": points} if grade else {})}


def function(name: str, body: str):
    source = f"def {name}(x):\n    ### BEGIN SOLUTION\n    return {body}\n    ### END SOLUTION"
    return new_code_cell(source, metadata=settings(name, solution=True), id=name)


def source_notebook(test_triple: str = TEST_TRIPLE):
    imports = "import numpy as np\nimport matplotlib.pyplot as plt\nfrom autograder.checks import Exercise"
    test_double = "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(27.5) == 55\n### END HIDDEN TESTS"
    cells = [
        new_code_cell(imports, id="imports"),
        function("double", "2 * x"),
        new_code_cell(test_double, metadata=settings("test_double", 3), id="test_double"),
        new_code_cell(DRAWN, id="drawn"),
        function("triple", "3 * x"),
        new_code_cell(test_triple, metadata=settings("test_triple", 4), id="test_triple"),
        new_markdown_cell("Why?", metadata=settings("in_words", 2, solution=True), id="in_words"),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


class SmallCourse:
    """The course, and short ways to hand in, to grade and to look."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root, self.environment = root, environment
        (root / "nbgrader_config.py").write_text(CONFIG)
        (root / "solutions" / LESSON).mkdir(parents=True)
        self.write_lesson(source_notebook())

    @property
    def course(self) -> Course:
        return Course.find(self.root)

    def write_lesson(self, notebook) -> None:
        folder = self.root / "solutions" / LESSON
        nbformat.write(notebook, folder / f"{LESSON}.ipynb")
        (folder / f"{LESSON}.py").write_text(jupytext.writes(notebook, "py:percent"))

    def hand_in(self, student: str, answers: dict[str, str], when: str = "2026-03-01 12:00:00 UTC") -> Path:
        notebook = source_notebook(re.sub(r"### BEGIN HIDDEN.*END HIDDEN TESTS\n", "", TEST_TRIPLE, flags=re.S))
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in ("double", "triple"):
                cell.source = answers.get(name, f"def {name}(x):\n    raise NotImplementedError()")
            elif name == "test_double":
                cell.source = "assert double(2) == 4"
            elif name == "in_words":
                cell.source = answers.get(name) or "YOUR ANSWER HERE"
        folder = self.root / "class/submitted" / student / LESSON
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / f"{LESSON}.ipynb")
        (folder / "timestamp.txt").write_text(when)
        return folder / f"{LESSON}.ipynb"

    def command(self, *arguments: str) -> list[str]:
        start = f"import sys; sys.path[:0] = [{str(REPOSITORY)!r}]; from autograder.cli import app; app()"
        some = {"--workers", "--scheduler"} & set(arguments)  # one worker starts sooner than two
        return [sys.executable, "-c", start, "grade", LESSON, *arguments, *(() if some else ("--workers", "1"))]

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start ``autograder grade`` in a process of its own."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *arguments: str) -> str:
        """Run ``autograder grade`` to its end and return what it said."""
        started = self.start(*arguments)
        said, _ = started.communicate(timeout=240)
        assert started.returncode == 0, said
        return said

    def scores(self) -> dict[str, dict[str, float | None]]:
        with self.course.gradebook() as gradebook:
            found: dict[str, dict[str, float | None]] = {}
            for grade in gradebook.db.scalars(select(Grade).join(SubmittedNotebook)):
                found.setdefault(grade.notebook.student.id, {})[grade.cell.name] = grade.auto_score
            return found

    def entries(self) -> dict[str, ledger.Entry]:
        writer = GradebookWriter(self.course, LESSON)
        try:
            return writer.entries()
        finally:
            writer.close()

    def autograded(self, student: str, name: str = f"{LESSON}.ipynb") -> str:
        return (self.root / "class/autograded" / student / LESSON / name).read_text("utf-8")

    def log(self) -> list[dict]:
        return [json.loads(line) for line in (self.root / f"class/logs/{LESSON}.jsonl").read_text().splitlines()]


@pytest.fixture
def small(tmp_path, monkeypatch) -> SmallCourse:
    """A course with nobody in it yet."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.delenv("AUTOGRADER_CLASS", raising=False)
    (tmp_path / "course").mkdir()
    return SmallCourse(tmp_path / "course", dict(os.environ))


def plain(text: str) -> str:
    """Return a notebook's text without memory addresses, which differ from process to process."""
    return re.sub(r"0x[0-9a-f]{6,}", "0x", text)
