"""What of a notebook has to run so that its exercises can be checked: imports, definitions, answers and tests.

Contract: solution cells run whole; of the lesson's and the learner's other cells run imports, functions, classes, and
those further statements that set or change a name which what runs needs. Plots, experiments and widgets do not run,
which is why a check takes seconds. Test cells come from the released lesson, in place of those in the copy.
"""

from __future__ import annotations

import ast
import builtins
import dis
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from types import CodeType
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from autograder.learning.copy import questions, settings

DEFINING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Step:
    """One cell to run: ``kind`` is "definitions", "answer" or "test", ``name`` the graded function."""

    kind: str
    name: str
    source: str

    def as_dict(self) -> dict[str, Any]:
        """Return the step as JSON data."""
        return asdict(self)


def program(copy: NotebookNode, released: NotebookNode, wanted: Iterable[str] | None = None) -> list[Step]:
    """Choose what to run for the exercises `wanted`, all by default.

    Parameters
    ----------
    copy
        The learner's notebook.
    released
        The lesson as it was handed out.
    wanted
        Names of graded functions; what they need is checked before them.
    """
    tests = {question.name: question.source for question in questions(released) if not question.in_words}
    chosen = set(tests) if wanted is None else with_needs(tests, wanted)
    steps, given = [], set()
    for cell in copy.cells:
        name = str(settings(cell).get("grade_id", ""))
        if cell.cell_type != "code":
            continue
        if settings(cell).get("solution"):
            steps.append(Step("answer", name, cell.source))
        elif settings(cell).get("grade"):
            name = name.removeprefix("test_")
            if name in chosen and name not in given:
                given.add(name)
                steps.append(Step("test", name, tests[name]))
        else:
            steps.append(Step("definitions", "", cell.source))
    steps += [Step("test", name, source) for name, source in tests.items() if name in chosen - given]
    return _sliced(steps)


def with_needs(tests: dict[str, str], wanted: Iterable[str]) -> set[str]:
    """Return the exercises and all that they need, as their test cells say in ``Exercise(..., needs=[...])``.

    Examples
    --------
    >>> tests = {"f": "Exercise('f', points=1)", "g": "Exercise('g', points=1, needs=['f'])", "h": ""}
    >>> sorted(with_needs(tests, ["g"]))
    ['f', 'g']
    """
    found: set[str] = set()
    waiting = [name for name in wanted if name in tests]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for node in ast.walk(ast.parse(tests[name])):
            if isinstance(node, ast.keyword) and node.arg == "needs":
                waiting += [need for need in ast.literal_eval(node.value) if need in tests]
    return found


def _sliced(steps: list[Step]) -> list[Step]:
    """Reduce the cells of definitions to the statements that what runs depends on."""
    parsed = {index: _parse(step.source) for index, step in enumerate(steps) if step.kind == "definitions"}
    needed: set[str] = set()
    statements = [item for found in parsed.values() if found is not None for item in found[1].body]
    fixed = _stored(*(item for item in statements if isinstance(item, DEFINING)))
    for step in steps:
        if step.kind != "definitions" and (tree := _parse(step.source)) is not None:
            needed |= free_names(tree[1].body)
    kept: dict[int, list[ast.stmt]] = {}
    while True:
        before = len(needed)
        for index, found in parsed.items():
            body = [] if found is None else found[1].body
            kept[index] = [
                item
                for item in body
                if isinstance(item, DEFINING) or (_stored(item) | (_changed(item) - fixed)) & needed
            ]
            needed |= free_names(kept[index])
        if len(needed) == before:
            break
    result = []
    for index, step in enumerate(steps):
        found = parsed.get(index)
        if step.kind != "definitions":
            result.append(step)
        elif found is not None and kept[index]:
            result.append(Step(step.kind, step.name, _lines_of(found[0], found[1].body, kept[index])))
    return result


def _parse(source: str) -> tuple[str, ast.Module] | None:
    """Return a cell's source as Python, magics translated, and its tree; None when it cannot be read."""
    try:
        code = TransformerManager().transform_cell(source)
        return code, ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return None


def free_names(statements: list[ast.stmt]) -> set[str]:
    r"""Return the global names that statements use and do not set.

    Examples
    --------
    >>> sorted(free_names(ast.parse("y = 1\ndef f(x):\n    z = x\n    return z * y * SCALE + len([x])").body))
    ['SCALE']
    """
    if not statements:
        return set()
    try:
        code = compile(ast.Module(statements, []), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return set(_read(code)) - _stored(*statements) - set(dir(builtins))


def _read(code: CodeType) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"):
            yield instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _read(constant)


def _stored(*statements: ast.stmt) -> set[str]:
    """Return the names that statements set at the top level."""
    try:
        code = compile(ast.Module(list(statements), []), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {item.argval for item in dis.get_instructions(code) if item.opname in ("STORE_NAME", "STORE_GLOBAL")}


def _changed(statement: ast.stmt) -> set[str]:
    """Return the names whose values a statement changes in place: ``a[0] = 1``, ``a.b = 1``, ``a.append(1)``."""
    changed = set()
    for node in ast.walk(statement):
        place: ast.AST | None = None
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            place = node
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            place = node.value.func
        while isinstance(place, ast.Subscript | ast.Attribute):
            place = place.value
            if isinstance(place, ast.Name):
                changed.add(place.id)
    return changed


def _lines_of(code: str, statements: list[ast.stmt], kept: list[ast.stmt]) -> str:
    """Blank the lines of statements that are not kept, so that the others keep their line numbers."""
    wanted = {line for statement in kept for line in _line_numbers(statement)}
    dropped = {line for statement in statements for line in _line_numbers(statement)} - wanted
    return "\n".join("" if number in dropped else line for number, line in enumerate(code.splitlines(), 1))


def _line_numbers(statement: ast.stmt) -> range:
    first = min([statement.lineno, *(item.lineno for item in getattr(statement, "decorator_list", []))])
    return range(first, (statement.end_lineno or statement.lineno) + 1)
