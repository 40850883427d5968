"""A solved lesson, reduced to what its test cells need.

Contract: of the cells that are not graded only imports, definitions and constants are taken, and of these only the ones
that a solution or a test refers to, so that no figure is drawn and nothing is trained.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.build import read_source
from autograder.checks.hints import exercises


@dataclass(frozen=True)
class SolvedLesson:
    """One lesson: the code before its exercises, the solutions and the test cells.

    Parameters
    ----------
    name
        The lesson, such as ``01_perceptron``.
    solutions, tests
        The source of the solution and of the test cell of each graded function, in the lesson's order.
    points
        What each function is worth.
    support
        Top-level statements of the other cells that only define something.
    """

    name: str
    solutions: dict[str, str]
    tests: dict[str, str]
    points: dict[str, float]
    support: tuple[ast.stmt, ...]

    @classmethod
    def read(cls, path: Path) -> SolvedLesson:
        """Read the hand-edited source of a lesson."""
        notebook = read_source(path)
        graded = exercises(notebook)
        by_id = {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
        return cls(
            name=path.stem,
            solutions={name: by_id[name].source for name in graded},
            tests={name: by_id[f"test_{name}"].source for name in graded},
            points={name: float(by_id[f"test_{name}"].metadata["nbgrader"]["points"]) for name in graded},
            support=tuple(_support(notebook)),
        )

    @cached_property
    def namespace(self) -> dict[str, Any]:
        """The names of the solved notebook: do not change them, take a copy."""
        names: dict[str, Any] = {"__name__": "__main__"}
        self.define("\n".join([*self.solutions.values(), *self.tests.values(), "np"]), names)
        for name, source in self.solutions.items():
            exec(compile(source, f"<{self.name}: {name}>", "exec"), names)
        return names

    def define(self, code: str, names: dict[str, Any]) -> None:
        """Run the supporting statements that `code` refers to, directly or through one another."""
        wanted = _names(ast.parse(code))
        needed: list[ast.stmt] = []
        for statement in reversed(self.support):
            if _bound(statement) & wanted:
                needed.insert(0, statement)
                wanted |= _names(statement)
        module = ast.Module(body=[item for item in needed if not _bound(item) <= names.keys()], type_ignores=[])
        exec(compile(module, f"<{self.name}>", "exec"), names)


def _support(notebook: NotebookNode) -> Iterator[ast.stmt]:
    for cell in notebook.cells:
        if cell.cell_type != "code" or "nbgrader" in cell.metadata:
            continue
        for statement in ast.parse(cell.source).body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                yield from _one_by_one(statement)
            elif isinstance(statement, (ast.FunctionDef, ast.ClassDef)) or _is_constant(statement):
                yield statement


def _one_by_one(statement: ast.Import | ast.ImportFrom) -> Iterator[ast.stmt]:
    for alias in statement.names:
        if isinstance(statement, ast.Import):
            part: ast.stmt = ast.Import(names=[alias])
        else:
            part = ast.ImportFrom(module=statement.module, names=[alias], level=statement.level)
        yield ast.copy_location(part, statement)


def _is_constant(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign):
        return False
    try:
        ast.literal_eval(statement.value)
    except ValueError:
        return False
    return True


def _bound(statement: ast.stmt) -> set[str]:
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.split(".")[0] for alias in statement.names}
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
