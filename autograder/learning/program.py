"""What of a notebook has to run so that its exercises can be checked: imports, definitions, answers and tests.

Contract: solution cells run whole; of the lesson's and the learner's other cells run imports, functions, classes, and
those further statements that set or change a name which what runs needs. Plots, experiments and widgets do not run,
which is why a check takes seconds. Test cells come from the released lesson, in place of those in the copy.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import NotebookNode

from autograder.learning.copy import questions, settings
from autograder.learning.slicing import changed_names, free_names, lines_of, stored_names

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
    fixed = stored_names(*(item for item in statements if isinstance(item, DEFINING)))
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
                if isinstance(item, DEFINING) or (stored_names(item) | (changed_names(item) - fixed)) & needed
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
            result.append(Step(step.kind, step.name, lines_of(found[0], found[1].body, kept[index])))
    return result


def _parse(source: str) -> tuple[str, ast.Module] | None:
    """Return a cell's source as Python, magics translated, and its tree; None when it cannot be read."""
    try:
        code = TransformerManager().transform_cell(source)
        return code, ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return None
