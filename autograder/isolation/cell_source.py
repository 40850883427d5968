"""What can be read off a test cell's source, once for all submissions of a lesson.

Contract: :func:`statements_of` and :func:`left_out_of` remember their answers. The warm trusted process asks for those
of its lesson before it forks (:func:`prepare`), because reading them off takes longer than running most test cells.
"""

from __future__ import annotations

import ast
import contextlib
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType, ModuleType
from typing import Any

from autograder.isolation.regions import dependent, hidden_lines, in_region

FILE_NAME = "<test cell>"


@dataclass(frozen=True)
class Statement:
    """One statement of a test cell, ready to run.

    Parameters
    ----------
    code
        What to run.
    gives_value
        Whether it is the cell's last one and an expression: its value is that of the cell.
    hidden
        Whether it lies in a hidden region or holds one.
    lines
        Its source.
    """

    code: CodeType
    gives_value: bool
    hidden: bool
    lines: tuple[str, ...]

    def run(self, names: dict[str, Any]) -> Any:
        """Run it; return the value of the cell, None where it is not the statement that gives it."""
        return eval(self.code, names)


def without_magics(source: str) -> str:
    """Return a cell's source with empty lines in the place of IPython's magics."""
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n"))


@cache
def statements_of(source: str) -> tuple[Statement, ...]:
    """Return the statements of a test cell.

    Raises
    ------
    SyntaxError
        When it is not Python.
    """
    body, lines, hidden = ast.parse(source).body, source.split("\n"), hidden_lines(source)
    made = []
    for node in body:
        gives_value = node is body[-1] and isinstance(node, ast.Expr)
        tree = ast.Expression(node.value) if isinstance(node, ast.Expr) and gives_value else ast.Module([node], [])
        code = compile(tree, FILE_NAME, "eval" if gives_value else "exec")
        shown = tuple(lines[node.lineno - 1 : node.end_lineno])
        made.append(Statement(code, gives_value, in_region(node, hidden), shown))
    return tuple(made)


@cache
def left_out_of(source: str, harmless: frozenset[str]) -> frozenset[int]:
    """Return which statements a rehearsal leaves out: those that are hidden or may depend on what is."""
    return dependent(ast.parse(source).body, hidden_lines(source), harmless)


def harmless_names(known: Mapping[str, Any]) -> frozenset[str]:
    """Return the names whose use changes none of a test's values: of modules, and of what is the course's own."""
    return frozenset(name for name, value in known.items() if _changes_nothing(value))


def imported(statements: Iterable[str], graded: Iterable[str]) -> dict[str, Any]:
    """Run the import statements of the lesson; names that the lesson grades are never bound by them."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for statement in statements:
            # What cannot be imported here is missing in the test that uses it, which then says so.
            with contextlib.suppress(Exception):
                exec(compile(statement, "<imports>", "exec"), names)
    return {name: value for name, value in names.items() if name not in set(graded)}


def prepare(imports: Iterable[str], graded: Iterable[str], sources: Iterable[str]) -> None:
    """Import what a lesson imports and read its test cells."""
    harmless = harmless_names(imported(imports, graded))
    for source in sources:
        with contextlib.suppress(SyntaxError):  # which the cell's verdict says
            statements_of(without_magics(source))
            left_out_of(without_magics(source), harmless)


def _changes_nothing(value: Any) -> bool:
    return isinstance(value, ModuleType) or str(getattr(value, "__module__", "")).startswith(("autograder.", "nnlib"))
