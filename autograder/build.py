"""From the hand-edited source of a lesson to its two notebooks.

Contract: ``solutions/NN_name/NN_name.py`` (jupytext py:percent with nbgrader metadata) is the only form that is edited.
:func:`build_lesson` makes ``solutions/NN_name/NN_name.ipynb`` from it and, through nbgrader's own
``generate_assignment``, ``lessons/NN_name/NN_name.ipynb``. The same source gives the same bytes.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.utils import capture_log

from autograder.checks.hints import missing_hints
from autograder.course import Course
from autograder.new_gradebook import make_gradebook

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}


class BuildError(Exception):
    """The source of a lesson cannot be made into a lesson; the message says what to mend."""


@dataclass(frozen=True)
class Built:
    """The two notebooks of a lesson as text, before they are written anywhere."""

    lesson: str
    solution: str
    release: str


def read_source(path: Path) -> NotebookNode:
    """Read a py:percent lesson as a notebook with fixed cell ids and no trace of jupytext.

    Raises
    ------
    BuildError
        When two cells share a ``grade_id`` or a test cell's points differ from its ``Exercise``.
    """
    notebook = jupytext.read(path, fmt="py:percent")
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(KERNELSPEC), language_info=NotebookNode(LANGUAGE))
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for cell in notebook.cells:
        cell.metadata.pop("lines_to_next_cell", None)
    _fix_cell_ids(path, notebook)
    _check_points(path, notebook)
    return notebook


def notebook_text(notebook: NotebookNode) -> str:
    """Write a notebook as the text of an ``.ipynb``, keys sorted, one newline at the end."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT).rstrip("\n") + "\n"


def build_lesson(course: Course, lesson: str) -> Built:
    """Make the two notebooks of a lesson without writing into the course.

    nbgrader works in a temporary folder with a temporary gradebook, so a build never touches the grades of a class.

    Raises
    ------
    BuildError
        When an exercise has no three hints, or nbgrader refuses the source; the message carries its log.
    """
    source = read_source(course.source(lesson))
    if missing := missing_hints(source):
        raise BuildError(f"{lesson}: every exercise has three hints that open on a click: {'; '.join(missing)}")
    solution = notebook_text(source)
    with tempfile.TemporaryDirectory() as temporary:
        workshop = Path(temporary)
        scratch = course.override(
            CourseDirectory={
                "root": temporary,
                "source_directory": "source",
                "release_directory": "release",
                "db_url": f"sqlite:///{workshop / 'gradebook.db'}",
            }
        )
        folder = workshop / "source" / lesson
        folder.mkdir(parents=True)
        (folder / f"{lesson}.ipynb").write_text(solution, encoding="utf-8")
        generate_assignment(scratch, lesson)
        release = nbformat.read(workshop / "release" / lesson / f"{lesson}.ipynb", as_version=nbformat.NO_CONVERT)
    return Built(lesson, solution, notebook_text(release))


def generate_assignment(course: Course, lesson: str) -> None:
    """Run nbgrader's ``generate_assignment``, which also writes the test cells into the gradebook of the course.

    Raises
    ------
    BuildError
        When nbgrader reports an error.
    """
    directory = course.directory
    directory.assignment_id = lesson
    make_gradebook(directory.db_url)
    result = capture_log(GenerateAssignment(coursedir=directory, config=course.config, force=True))
    if not result["success"]:
        raise BuildError(f"nbgrader could not build {lesson}:\n{result.get('log') or result['error']}")


def write_if_changed(path: Path, text: str) -> bool:
    """Write `text` to `path` unless it is there already; return whether the file changed."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def write_lesson(course: Course, built: Built) -> list[Path]:
    """Write the two notebooks of a lesson into the course; return those that changed."""
    return [path for path, text in notebook_paths(course, built).items() if write_if_changed(path, text)]


def notebook_paths(course: Course, built: Built) -> dict[Path, str]:
    """Return where the two notebooks of a lesson belong, with the text that belongs there."""
    return {
        course.source(built.lesson).with_suffix(".ipynb"): built.solution,
        course.released(built.lesson): built.release,
    }


def _fix_cell_ids(path: Path, notebook: NotebookNode) -> None:
    """Give every cell an id that depends on its content alone: its ``grade_id``, or a hash of its text."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        name = grade_id or hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
        seen[name] = seen.get(name, 0) + 1
        if grade_id and seen[name] > 1:
            raise BuildError(f"{path.name}: two cells have the grade_id {grade_id!r}: give one of them another name")
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"


def _check_points(path: Path, notebook: NotebookNode) -> None:
    """Hold the points in a cell's metadata and those its ``Exercise`` is given equal."""
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade") and not settings.get("solution") and "Exercise(" in cell.source:
            points = settings["points"]
            if f"points={points:g}" not in cell.source.replace(" ", ""):
                raise BuildError(
                    f"{path.name}: expected Exercise(..., points={points:g}) in {settings['grade_id']} "
                    "because its metadata says so: make the two equal"
                )
