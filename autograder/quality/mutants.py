"""Wrong solutions made from the reference, one small change at a time.

Contract: :func:`mutants_of` applies every operator of :data:`~autograder.quality.operators.OPERATORS` at every place
of a solution and returns programs that differ from it in one place. A label names the operator and the change,
without line numbers, so that it stays the same when the solution is moved.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass

from autograder.quality.operators import OPERATORS


@dataclass(frozen=True)
class Mutant:
    """A program that differs from the reference in one place."""

    label: str
    code: str


def mutants_of(source: str) -> list[Mutant]:
    r"""Return all mutants of a solution, without those that read the same.

    Examples
    --------
    >>> [mutant.label for mutant in mutants_of("def f(x):\n    return -x")]
    ['sign: `-x` -> `x`']
    """
    tree = ast.parse(source)
    _drop_docstrings(tree)
    seen = {ast.unparse(tree)}
    found: list[Mutant] = []
    labels: dict[str, int] = {}
    for index, node in enumerate(ast.walk(tree)):
        for name, operator in OPERATORS.items():
            for number, _ in enumerate(operator(node)):
                mutated = copy.deepcopy(tree)
                target = list(ast.walk(mutated))[index]
                change = list(operator(target))[number]
                before = ast.unparse(target)
                _replace(mutated, target, change)
                code = ast.unparse(ast.fix_missing_locations(mutated))
                if code in seen:
                    continue
                seen.add(code)
                label = f"{name}: `{_line(before)}` -> `{_line(ast.unparse(change))}`"
                labels[label] = labels.get(label, 0) + 1
                found.append(Mutant(label if labels[label] == 1 else f"{label} ({labels[label]})", code))
    return found


def _replace(tree: ast.AST, target: ast.AST, change: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, change)
                return
            if isinstance(value, list) and any(item is target for item in value):
                value[next(i for i, item in enumerate(value) if item is target)] = change
                return


def _drop_docstrings(tree: ast.AST) -> None:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]


def _line(code: str) -> str:
    return " ".join(code.split())
