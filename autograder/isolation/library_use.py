r"""Which parts of ``nnlib`` an answer uses that the lesson itself does not.

Contract: the functions that a lesson grades are withheld from answers; a class that computes the same is not, because
the lesson may need it. :func:`library_flags` reads the code and says what an instructor should look at; it changes no
points.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from nbformat import NotebookNode

from autograder.isolation.cell_names import parsed
from autograder.isolation.flags import Flag
from autograder.isolation.lesson import Lesson
from autograder.isolation.only_shown import MOST_READ

LIBRARY = "nnlib"
SHOWN = 5
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def library_flags(notebook: NotebookNode, lesson: Lesson) -> list[Flag]:
    """Return a notice for each answer of a restored notebook that uses what the lesson does not."""
    answers, helpers, given = {}, [], set(lesson.given)
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or (LIBRARY not in cell.source and not settings.get("solution")):
            continue
        if settings.get("solution"):
            answers[settings["grade_id"]] = cell.source
        elif not settings and cell.source not in given:
            helpers.append(cell.source)
    if sum(map(len, (*answers.values(), *helpers))) > MOST_READ:
        return []
    found = library_use(answers, helpers, lesson.given)
    return [Flag("library", f"its code uses {', '.join(names[:SHOWN])}", name) for name, names in found.items()]


def library_use(answers: Mapping[str, str], helpers: Iterable[str], given: Iterable[str]) -> dict[str, list[str]]:
    r"""Return the full names of what is used, by the id of the answer, and under an empty id those in own helpers.

    Parameters
    ----------
    answers
        The answers by their ids.
    helpers
        The learner's other cells; what is outside functions there is an experiment and does not count.
    given
        The lesson's own cells.

    Examples
    --------
    >>> answer = "from nnlib.layers import BatchNorm\ndef f(X):\n    return BatchNorm(3)(X)"
    >>> library_use({"f": answer}, ["import nnlib\ndef g(X):\n    return nnlib.MLP"], ["import nnlib\nnnlib.relu(3)"])
    {'f': ['nnlib.layers.BatchNorm'], '': ['nnlib.MLP']}
    >>> library_use({"f": "def f(X):\n    return nnlib.relu(X)"}, [], ["import nnlib\nnnlib.relu(3)"])
    {}
    """
    if not any(LIBRARY in source for source in (*answers.values(), *helpers)):
        return {}
    lessons = [tree for source in given if (tree := parsed(source)) is not None]
    own = {name: tree for name, source in answers.items() if (tree := parsed(source)) is not None}
    others = [tree for source in helpers if (tree := parsed(source)) is not None]
    known = dict(_aliases(lessons))
    used_there = {name for tree in lessons for name in _uses(tree, known)} | set(known.values())
    aliases = known | dict(_aliases([*own.values(), *others]))
    found = {name: sorted(set(_uses(tree, aliases)) - used_there) for name, tree in own.items()}
    functions = [node for tree in others for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]
    found[""] = sorted({name for node in functions for name in _uses(node, aliases)} - used_there)
    return {name: parts for name, parts in found.items() if parts}


def _aliases(trees: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    """Give the names that stand for a part of the library, and which."""
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == LIBRARY:
                    yield alias.asname or LIBRARY, alias.name if alias.asname else LIBRARY
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == LIBRARY:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _uses(tree: ast.AST, aliases: Mapping[str, str]) -> Iterator[str]:
    """Give the full names of the parts of the library that code uses, the longest chain of attributes each time."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Attribute, ast.Name)) and id(node) not in inner:
            chain: list[str] = []
            base: ast.expr = node
            while isinstance(base, ast.Attribute):
                chain.append(base.attr)
                base = base.value
            if isinstance(base, ast.Name) and (full := aliases.get(base.id)) and (chain or full.count(".")):
                yield ".".join([full, *reversed(chain)])
