"""Hidden regions of a test cell, and which visible statements can be understood without them.

Contract: :func:`hidden_lines` finds the regions. :func:`dependent` says which statements of a cell lie in one or may
work on what one made: those use a name that a region binds or may change, directly or through other statements. It
errs on the side of "may".
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Sequence

from autograder.isolation.name_use import bound_by, touched_by, used_in

BEGIN = re.compile(r"#+\s*BEGIN\s+HIDDEN\s+TESTS", re.I)
END = re.compile(r"#+\s*END\s+HIDDEN\s+TESTS", re.I)

REACHING = frozenset({"globals", "locals", "vars", "eval", "exec", "get_ipython"})
"""Functions that reach names which are not written down."""

DEFERRED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp)


def hidden_lines(source: str) -> frozenset[int]:
    r"""Return the numbers of the lines in hidden regions, from 1.

    >>> sorted(hidden_lines("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc"))
    [2, 3, 4]
    """
    found, inside = set(), False
    for number, line in enumerate(source.split("\n"), 1):
        inside = inside or bool(BEGIN.search(line))
        if inside:
            found.add(number)
        inside = inside and not END.search(line)
    return frozenset(found)


def in_region(node: ast.stmt, lines: Collection[int]) -> bool:
    """Return whether a statement lies in a hidden region or holds one."""
    first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", []))])
    return any(first <= line <= (node.end_lineno or first) for line in lines)


def dependent(statements: Sequence[ast.stmt], lines: Collection[int], harmless: Collection[str] = ()) -> frozenset[int]:
    r"""Return the indices of the statements that lie in a hidden region or may depend on one.

    Parameters
    ----------
    statements
        The statements of a test cell.
    lines
        The lines in hidden regions.
    harmless
        Names of modules, and of functions that change nothing that they are given.

    Examples
    --------
    >>> source = "a = 1\nb = 2\nb.append(1)\nprint(a)\nc = b\nprint(c)"
    >>> sorted(dependent(ast.parse(source).body, [3]))
    [2, 4, 5]
    """
    found: set[int] = set()
    tainted: set[str] = set()
    for index, node in enumerate(statements):
        used = set(used_in(node))
        if not in_region(node, lines) and not used & tainted and not (tainted and used & REACHING):
            continue
        found.add(index)
        tainted.update(touched_by(node, harmless))
        if "*" in tainted:  # a star import binds what is not written down
            return frozenset(found) | frozenset(range(index + 1, len(statements)))
        _taint_callers(statements[:index], tainted)
    return frozenset(found)


def _taint_callers(earlier: Sequence[ast.stmt], tainted: set[str]) -> None:
    """Add the names of earlier functions whose bodies, when they run, find what is tainted now."""
    grown = True
    while grown:
        before = len(tainted)
        for node in earlier:
            if any(isinstance(part, DEFERRED) for part in ast.walk(node)) and set(used_in(node)) & tainted:
                tainted.update(bound_by(node))
        grown = len(tainted) > before
