r"""Which cells can be left out when the learner's process was ended by cells again and again.

Contract: a cell counts when no name that it binds or changes is used by a test, by an answer, or by a cell that such a
name comes from. Unlike what is :mod:`~autograder.isolation.only_shown`, it may have a part in what functions remember:
a submission whose cells end their own process is better graded without it than not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from autograder.isolation.bindings import bindings_in, together
from autograder.isolation.cell_names import Names, names_in, not_needed, parsed, used_by_test
from autograder.isolation.only_shown import MOST_READ
from autograder.isolation.self_contained import BUILTINS


def spare_cells(
    cells: Mapping[int, str], tests: Iterable[str], imports: Iterable[str], graded: Iterable[str]
) -> frozenset[int]:
    r"""Return the indices of the cells that can be left out.

    Parameters
    ----------
    cells
        The sources of the cells that are no tests, by their indices.
    tests
        The sources of the test cells.
    imports
        The import statements of the lesson.
    graded
        The names that the lesson grades.

    Examples
    --------
    >>> cells = {0: "import os", 1: "def f(x):\n    os._exit(1)", 2: "f(1)", 4: "y = f(2)"}
    >>> sorted(spare_cells(cells, ["assert f(1) == 2"], [], ["f"]))
    [2, 4]
    """
    if sum(map(len, cells.values())) > MOST_READ:
        return frozenset()
    trees = {index: tree for index, source in cells.items() if (tree := parsed(source)) is not None}
    graded, imports = frozenset(graded), list(imports)
    try:
        known = {index: names_in(trees[index], imports, graded) if index in trees else Names() for index in cells}
        lasting = together(map(bindings_in, trees.values())).lasting
    except RecursionError:
        return frozenset()
    wanted = graded.union(*map(used_by_test, tests)) - BUILTINS
    plain = {index for index, names in known.items() if names.plain}
    return not_needed(known, plain, wanted, lasting)
