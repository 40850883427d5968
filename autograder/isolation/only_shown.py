"""Which cells of a submission only show something, so that no test is told by whether they run.

Contract: only a cell that came back as the lesson has it counts, and only while nothing that is run besides uses a name
that the cell binds or may change. Where the learner's own code may remember earlier calls
(:mod:`~autograder.isolation.self_contained`), or a cell is not plain Python, no cell counts.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from autograder.isolation.bindings import bindings_of, together
from autograder.isolation.cell_source import without_magics
from autograder.isolation.name_use import bound_by, touched_by, used_in
from autograder.isolation.regions import DEFERRED, REACHING
from autograder.isolation.self_contained import BUILTINS, is_self_contained, uses_shared_randomness

MOST_READ = 100_000
"""Characters of code of a learner's own that are read: a tree takes some hundred times the memory of its text."""


@dataclass(frozen=True)
class Cell:
    """A code cell of a submission that is no test.

    Parameters
    ----------
    source
        Its source.
    given
        Whether the cell is the lesson's, unchanged, and asks for no answer.
    shown
        Whether what it shows is there already.
    """

    source: str
    given: bool = False
    shown: bool = False


@dataclass(frozen=True)
class _Given:
    """The names that a cell of the lesson uses, binds, and may change the values of; whether it is plain Python."""

    plain: bool = False
    used: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


def only_shown(
    cells: Sequence[Cell], tests: Iterable[str], imports: Iterable[str], graded: Collection[str]
) -> tuple[frozenset[int], frozenset[int]]:
    r"""Return the indices of the cells that no test needs, and of those among them that nothing needs at all.

    The first are run for what they show, and not again; the second show what is there already.

    Parameters
    ----------
    cells
        The cells in order.
    tests
        The sources of the test cells.
    imports
        The import statements of the lesson.
    graded
        The names that the lesson grades.

    Examples
    --------
    >>> sources = ["import numpy as np", "def f(x):\n    return np.exp(x)", "y = f(np.ones(2))\nprint(y)", "print(y)"]
    >>> cells = [Cell(source, given=source[:3] != "def", shown=source == "print(y)") for source in sources]
    >>> [sorted(found) for found in only_shown(cells, ["assert f(1) > 2"], [sources[0]], ["f"])]
    [[2, 3], [3]]
    """
    if sum(len(cell.source) for cell in cells if not cell.given) > MOST_READ:
        return frozenset(), frozenset()
    own = [_parsed(cell.source) for cell in cells if not cell.given]
    facts = tuple(imports), tuple(graded)
    known = {index: _given(cell.source, *facts) for index, cell in enumerate(cells) if cell.given}
    trees = [tree for tree in own if tree is not None]
    given = together(bindings_of(cells[index].source) for index in known)
    plain = len(trees) == len(own) and all(each.plain for each in known.values())
    try:
        if not plain or not is_self_contained(trees, given, graded):
            return frozenset(), frozenset()
        wanted = {name for tree in trees for name in used_in(tree)}.union(graded, *map(_used, tests)) - BUILTINS
    except RecursionError:  # an answer may be nested as deeply as it likes
        return frozenset(), frozenset()
    for_tests = _not_needed(known, set(known), wanted, given.lasting)
    at_all = _not_needed(known, {index for index in known if cells[index].shown}, wanted, given.lasting)
    return for_tests, at_all


def _not_needed(
    known: Mapping[int, _Given], left_out: set[int], wanted: Collection[str], lasting: frozenset[str]
) -> frozenset[int]:
    """Return which of some cells can be left out when all others run; what is `lasting` is changed by none."""
    left, names = set(left_out), set(wanted)
    names.update(name for index in known.keys() - left for name in known[index].used)
    while needed := {index for index in left if (known[index].bound | (known[index].changed - lasting)) & names}:
        left -= needed
        names.update(name for index in needed for name in known[index].used)
    return frozenset(left)


@cache
def _given(source: str, imports: tuple[str, ...], graded: tuple[str, ...]) -> _Given:
    """Read a cell of the lesson, once for all submissions."""
    tree = _parsed(source)
    if tree is None:
        return _Given()
    used = frozenset(_used_from_outside(tree))
    harmless = frozenset(name for each in imports for name in bound_by(ast.parse(each))) | BUILTINS
    # An answer may change what it is given, though it should not; but no call changes the answer itself.
    changed = frozenset(touched_by(tree, harmless - set(graded))) - harmless - set(graded)
    bound = frozenset(bound_by(tree))
    if "*" in bound:
        return _Given()
    if uses_shared_randomness(tree) or used & REACHING:
        bound |= used  # it may change what is not written down: whoever uses what it uses needs it
    return _Given(True, used, bound, changed)


def _used_from_outside(tree: ast.Module) -> Iterator[str]:
    """Give the names that a cell uses, but for those that it binds first and uses itself, at once."""
    bound: set[str] = set()
    for statement in tree.body:
        deferred = any(isinstance(part, DEFERRED) for part in ast.walk(statement))
        yield from (name for name in used_in(statement) if deferred or name not in bound)
        bound.update(bound_by(statement))


@cache
def _used(source: str) -> frozenset[str]:
    """Return the names that a test cell uses and does not bind."""
    tree = _parsed(without_magics(source))
    return frozenset(used_in(tree)) - frozenset(bound_by(tree)) if tree is not None else frozenset()


def _parsed(source: str) -> ast.Module | None:
    """Return a cell as a tree; None where it is not plain Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
