"""Which cells of a submission only show something, so that no test is told by whether they run.

Contract: only a cell that came back as the lesson has it counts, and only while nothing that is run besides uses a name
that the cell binds or may change. Where the learner's own code may remember earlier calls
(:mod:`~autograder.isolation.self_contained`), or a cell is not plain Python, no cell counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from autograder.isolation.bindings import bindings_of, together
from autograder.isolation.cell_names import names_of, not_needed, parsed, used_by_test
from autograder.isolation.name_use import used_in
from autograder.isolation.self_contained import BUILTINS, is_self_contained

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
    own = [parsed(cell.source) for cell in cells if not cell.given]
    facts = tuple(imports), tuple(graded)
    known = {index: names_of(cell.source, *facts) for index, cell in enumerate(cells) if cell.given}
    trees = [tree for tree in own if tree is not None]
    given = together(bindings_of(cells[index].source) for index in known)
    plain = len(trees) == len(own) and all(each.plain for each in known.values())
    try:
        if not plain or not is_self_contained(trees, given, graded):
            return frozenset(), frozenset()
        wanted = {name for tree in trees for name in used_in(tree)}.union(graded, *map(used_by_test, tests)) - BUILTINS
    except RecursionError:  # an answer may be nested as deeply as it likes
        return frozenset(), frozenset()
    for_tests = not_needed(known, set(known), wanted, given.lasting)
    at_all = not_needed(known, {index for index in known if cells[index].shown}, wanted, given.lasting)
    return for_tests, at_all
