"""The names that the cells of a submission use and bind, and which cells nothing needs for the names in them.

Contract: :func:`names_in` reads a cell and runs nothing. A cell that is not plain Python, or that imports names which
are not written down, is not ``plain``: nothing is known of it then.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from autograder.isolation.cell_source import without_magics
from autograder.isolation.name_use import bound_by, touched_by, used_in
from autograder.isolation.regions import DEFERRED, REACHING
from autograder.isolation.self_contained import BUILTINS, uses_shared_randomness


@dataclass(frozen=True)
class Names:
    """The names that a cell uses, binds, and may change the values of; whether it is plain Python."""

    plain: bool = False
    used: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


@cache
def names_of(source: str, imports: tuple[str, ...], graded: tuple[str, ...]) -> Names:
    """Read a cell of the lesson, once for all submissions; `imports` and `graded` are the lesson's."""
    tree = parsed(source)
    return Names() if tree is None else names_in(tree, imports, graded)


def names_in(tree: ast.Module, imports: Collection[str], graded: Collection[str]) -> Names:
    r"""Read a cell.

    Examples
    --------
    >>> found = names_in(ast.parse("y = f(x)\nprint(y)"), ["import numpy as np"], ["f"])
    >>> sorted(found.used), sorted(found.bound), sorted(found.changed)
    (['f', 'print', 'x'], ['y'], ['x', 'y'])
    """
    used = frozenset(_used_from_outside(tree))
    harmless = frozenset(name for each in imports for name in bound_by(ast.parse(each))) | BUILTINS
    # An answer may change what it is given, though it should not; but no call changes the answer itself.
    changed = frozenset(touched_by(tree, harmless - set(graded))) - harmless - set(graded)
    bound = frozenset(bound_by(tree))
    if "*" in bound:
        return Names()
    if uses_shared_randomness(tree) or used & REACHING:
        bound |= used  # it may change what is not written down: whoever uses what it uses needs it
    return Names(True, used, bound, changed)


@cache
def used_by_test(source: str) -> frozenset[str]:
    """Return the names that a test cell uses and does not bind."""
    tree = parsed(without_magics(source))
    return frozenset(used_in(tree)) - frozenset(bound_by(tree)) if tree is not None else frozenset()


def not_needed(
    known: Mapping[int, Names], left_out: set[int], wanted: Collection[str], lasting: frozenset[str]
) -> frozenset[int]:
    """Return which of some cells can be left out when all others run; what is `lasting` is changed by none."""
    left, names = set(left_out), set(wanted)
    names.update(name for index in known.keys() - left for name in known[index].used)
    while needed := {index for index in left if (known[index].bound | (known[index].changed - lasting)) & names}:
        left -= needed
        names.update(name for index in needed for name in known[index].used)
    return frozenset(left)


def parsed(source: str) -> ast.Module | None:
    """Return a cell as a tree; None where it is not plain Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _used_from_outside(tree: ast.Module) -> Iterator[str]:
    """Give the names that a cell uses, but for those that it binds first and uses itself, at once."""
    bound: set[str] = set()
    for statement in tree.body:
        deferred = any(isinstance(part, DEFERRED) for part in ast.walk(statement))
        yield from (name for name in used_in(statement) if deferred or name not in bound)
        bound.update(bound_by(statement))
