"""The systems that are compared: each grades submissions of a class folder of its own, and says what everybody scored.

Contract: :meth:`System.grade` grades the submissions that it is given, in processes that end before it returns, so that
the CPU seconds of all of them can be counted. Scores are points by learner and test cell.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Grade, SubmittedNotebook
from sqlalchemy import select

from autograder import grading
from autograder.course import Course
from autograder.parallel.run import log_path

Scores = dict[str, dict[str, float]]
ROOT = Path(__file__).parents[1]
STOCK = """
from nbgrader.converters import Autograde
from nbgrader.utils import capture_log
from autograder.course import Course
from autograder.parallel.run import log_path
course = Course.find(class_folder={folder!r})
del course.config.Autograde  # nbgrader's own steps, Execute among them
for student in {students!r}:
    directory = course.directory
    directory.assignment_id, directory.student_id = {lesson!r}, student
    done = capture_log(Autograde(coursedir=directory, config=course.config, force=True))
    if not done["success"]:
        raise SystemExit(done.get("log") or done["error"])
"""
OTTER_TEST = """
import ast
from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points!r}
SOURCE = {source!r}


@test_case(points={points!r})
def test(env):
    *statements, last = ast.parse(SOURCE).body
    exec(compile(ast.Module(statements, []), name, "exec"), env)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), name, "eval"), env)
        assert value is None or float(value) == {points!r}
    else:
        exec(compile(ast.Module([last], []), name, "exec"), env)
"""


class System:
    """One way to grade a class."""

    name = ""
    full_points: dict[str, float] | None = None

    def __init__(self, folder: Path, lesson: str) -> None:
        self.folder, self.lesson = folder, lesson
        folder.mkdir(parents=True)
        self.course = Course.find(class_folder=str(folder))
        self.environment = os.environ | {
            "AUTOGRADER_CLASS": str(folder),
            "OMP_NUM_THREADS": "1",
            "PYTHONPATH": str(ROOT),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }

    def grade(self, submissions: dict[str, str]) -> Scores:
        """Grade notebooks, given by learner, and return what they scored."""
        raise NotImplementedError

    def place(self, submissions: dict[str, str]) -> None:
        """Put notebooks where nbgrader expects them."""
        for student, text in submissions.items():
            folder = self.course.folder("submitted") / student / self.lesson
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{self.lesson}.ipynb").write_text(text, encoding="utf-8")

    def run(self, *command: str) -> str:
        """Run a command in the course to its end; raise with what it said when it failed."""
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, start_new_session=True
        )
        if done.returncode != 0:
            raise RuntimeError(f"{self.name} failed: {done.stdout[-2000:]} {done.stderr[-2000:]}")
        return done.stdout

    def scores(self, students: object) -> Scores:
        """Read from the gradebook what test cells gave."""
        found: Scores = {}
        with self.course.gradebook() as gradebook:
            for grade in gradebook.db.scalars(select(Grade).join(SubmittedNotebook)):
                student = grade.notebook.student.id
                if grade.cell.cell_type == "code" and student in students:  # type: ignore[operator]
                    found.setdefault(student, {})[grade.cell.name] = float(grade.auto_score)
        return found


class Ours(System):
    """``autograder grade`` with so many workers."""

    name = "autograder"

    def __init__(self, folder: Path, lesson: str, workers: int = 2, *options: str) -> None:
        super().__init__(folder, lesson)
        self.options = ("--workers", str(workers), *options)

    def grade(self, submissions: dict[str, str]) -> Scores:
        """Grade through the command; the start of its workers is part of it."""
        self.place(submissions)
        students = [part for student in submissions for part in ("--student", student)]
        call = "from autograder.cli import app; app()"
        self.run(sys.executable, "-c", call, "grade", self.lesson, "--again", *self.options, *students)
        return self.scores(submissions)

    def learner_seconds(self) -> dict[str, float]:
        """Return the CPU seconds of each learner's own code."""
        return {event["student"]: event["learner_cpu"] or 0.0 for event in self._graded()}

    def times(self) -> list[datetime]:
        """Return when each result was there."""
        return [datetime.fromisoformat(event["time"]) for event in self._graded()]

    def _graded(self) -> list[dict[str, Any]]:
        lines = log_path(self.course, self.lesson).read_text("utf-8").splitlines()
        return [event for event in map(json.loads, lines) if event["event"] == "graded"]


class Stock(System):
    """``nbgrader autograde`` as it comes, without this course's settings."""

    name = "nbgrader"

    def __init__(self, folder: Path, lesson: str) -> None:
        super().__init__(folder, lesson)
        grading.register(self.course, lesson)

    def grade(self, submissions: dict[str, str]) -> Scores:
        """Grade in one process, one after the other, as nbgrader does."""
        self.place(submissions)
        call = STOCK.format(folder=str(self.folder), students=list(submissions), lesson=self.lesson)
        self.run(sys.executable, "-c", call)
        return self.scores(submissions)


class Otter(System):
    """``otter run``, otter-grader's way without a container; its tests have no part points."""

    name = "otter"

    def __init__(self, folder: Path, lesson: str) -> None:
        super().__init__(folder, lesson)
        source = nbformat.read(self.course.folder("source") / lesson / f"{lesson}.ipynb", as_version=4)
        self.tests, self.full_points = {}, {}
        for cell in source.cells:
            settings = cell.metadata.get("nbgrader", {})
            if cell.cell_type == "code" and settings.get("grade"):
                name, points = settings["grade_id"], float(settings["points"])
                self.full_points[name] = points
                self.tests[name] = OTTER_TEST.format(name=name, points=points, source=cell.source)
        with zipfile.ZipFile(folder / "autograder.zip", "w") as archive:
            for name, text in self.tests.items():
                archive.writestr(f"tests/{name}.py", text)
            archive.writestr("otter_config.json", json.dumps({"show_stdout": True}))
            archive.writestr("requirements.txt", "")

    def grade(self, submissions: dict[str, str]) -> Scores:
        """Grade with one call of the command a submission."""
        found: Scores = {}
        for student, text in submissions.items():
            notebook = nbformat.reads(text, as_version=4)
            for cell in notebook.cells:
                settings = cell.metadata.get("nbgrader", {})
                if cell.cell_type == "code" and settings.get("grade"):
                    cell.metadata["otter"] = {"tests": [settings["grade_id"]]}
                    cell.source = ""  # the test runs in the cell that otter adds after it
            path = self.folder / student / f"{self.lesson}.ipynb"
            path.parent.mkdir()
            nbformat.write(notebook, path)
            self.run("otter", "run", "-a", str(self.folder / "autograder.zip"), "-o", str(path.parent), str(path))
            results = json.loads((path.parent / "results.json").read_text("utf-8"))
            given = {test["name"]: float(test["score"]) for test in results["tests"] if "score" in test}
            found[student] = {name: given[name] for name in self.tests}
        return found
