"""What grading takes from the course and never from a submission: the lesson's cells as the gradebook holds them.

Contract: a :class:`Lesson` is plain data, made from nbgrader's gradebook or from a source notebook, and can be sent to
another machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.isolation.trusted import import_statements

SCHEMA_VERSION = 3


@dataclass(frozen=True)
class LessonCell:
    """One of nbgrader's cells of a lesson, with its stored source: a test cell's includes the hidden tests."""

    grade_id: str
    cell_type: str
    source: str
    grade: bool
    solution: bool
    locked: bool
    task: bool = False
    points: float = 0.0
    checksum: str = ""

    @property
    def is_test(self) -> bool:
        """Whether running this cell gives points."""
        return self.cell_type == "code" and self.grade and not self.solution

    @property
    def nbgrader(self) -> dict[str, Any]:
        """The cell's nbgrader metadata."""
        metadata = {
            "grade": self.grade,
            "grade_id": self.grade_id,
            "locked": self.locked,
            "schema_version": SCHEMA_VERSION,
            "solution": self.solution,
            "task": self.task,
            "cell_type": self.cell_type,
        }
        if self.checksum:
            metadata["checksum"] = self.checksum
        return metadata | ({"points": self.points} if self.grade or self.task else {})


@dataclass(frozen=True)
class Lesson:
    """The cells of a lesson in order, and of its source notebook the import statements and the code that asks nothing.

    ``given`` has the sources of the code cells that neither ask for an answer nor test one.
    """

    name: str
    cells: tuple[LessonCell, ...]
    imports: tuple[str, ...] = ()
    given: tuple[str, ...] = ()

    @property
    def graded(self) -> frozenset[str]:
        """The names that the lesson asks for: the ids of its solution cells that are names in Python."""
        return frozenset(cell.grade_id for cell in self.cells if cell.solution and cell.grade_id.isidentifier())

    def as_dict(self) -> dict[str, Any]:
        """Return the lesson as plain data."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Lesson:
        """Make a lesson of what :meth:`as_dict` gave."""
        cells = tuple(LessonCell(**cell) for cell in data["cells"])
        return cls(data["name"], cells, tuple(data["imports"]), tuple(data["given"]))


def from_source_notebook(name: str, notebook: NotebookNode) -> Lesson:
    """Make a lesson of its source notebook; the sources of solution cells are left out."""
    cells = []
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if not settings.get("grade_id") or not any(
            settings.get(key) for key in ("grade", "solution", "locked", "task")
        ):
            continue
        cells.append(
            LessonCell(
                settings["grade_id"],
                cell.cell_type,
                "" if settings.get("solution") else cell.source,
                bool(settings.get("grade")),
                bool(settings.get("solution")),
                bool(settings.get("locked")),
                bool(settings.get("task")),
                float(settings.get("points", 0)),
                settings.get("checksum") or compute_checksum(cell),
            )
        )
    return Lesson(name, tuple(cells), imports_of(notebook), given_in(notebook))


def from_gradebook(name: str, stored: Any, source: NotebookNode | None = None) -> Lesson:
    """Make a lesson of nbgrader's stored notebook (``gradebook.find_notebook(...)``).

    Parameters
    ----------
    name
        The name of the notebook.
    stored
        The gradebook's notebook.
    source
        The source notebook, for the order of the cells and the import statements.
    """
    grades = {cell.name: cell for cell in stored.grade_cells}
    tasks = {cell.name: cell for cell in stored.task_cells}
    points = {name: float(cell.max_score) for name, cell in {**grades, **tasks}.items()}
    solutions = {cell.name for cell in stored.solution_cells}
    cells = [
        LessonCell(
            cell.name,
            cell.cell_type,
            cell.source or "",
            cell.name in grades,
            cell.name in solutions,
            bool(cell.locked),
            cell.name in tasks,
            points.get(cell.name, 0.0),
            cell.checksum or "",
        )
        for cell in stored.source_cells
    ]
    if source is not None:
        order = {cell.metadata.get("nbgrader", {}).get("grade_id"): index for index, cell in enumerate(source.cells)}
        cells.sort(key=lambda cell: order.get(cell.grade_id, len(order)))
    if source is None:
        return Lesson(name, tuple(cells), tuple(_unique(cell.source for cell in cells if cell.locked)))
    return Lesson(name, tuple(cells), imports_of(source), given_in(source))


def imports_of(notebook: NotebookNode) -> tuple[str, ...]:
    """Return the import statements of a notebook's code cells, each once."""
    return tuple(_unique(cell.source for cell in notebook.cells if cell.cell_type == "code"))


def given_in(notebook: NotebookNode) -> tuple[str, ...]:
    """Return the sources of a notebook's code cells that neither ask for an answer nor test one."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    settings = [cell.metadata.get("nbgrader", {}) for cell in code]
    asks = [bool(each.get("grade") or each.get("solution")) for each in settings]
    return tuple(cell.source for cell, asked in zip(code, asks, strict=True) if not asked)


def _unique(sources: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(statement for source in sources for statement in import_statements(source)))
