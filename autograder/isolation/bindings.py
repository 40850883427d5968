"""To what a cell binds names: modules, functions and classes, constants, or values that may change."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from autograder.isolation.name_use import bound_by


@dataclass(frozen=True)
class Bindings:
    """The names that code binds, by what they are bound to; a name may be in several sets.

    ``constant`` are numbers, texts, and tuples of those; ``changeable`` is whatever is none of the others.
    """

    imported: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    constant: frozenset[str] = frozenset()
    changeable: frozenset[str] = frozenset()

    @property
    def lasting(self) -> frozenset[str]:
        """The names that are always the same thing, and no value that may change."""
        return (self.imported | self.defined | self.constant) - self.changeable


def bindings_in(tree: ast.Module) -> Bindings:
    r"""Read the statements at the top level of a cell; what a function declares as global is not read.

    Examples
    --------
    >>> found = bindings_in(ast.parse("import math\nSIZE = (3, 4)\nrows = []\ndef f(x):\n    y = x"))
    >>> sorted(found.lasting), sorted(found.changeable)
    (['SIZE', 'f', 'math'], ['rows'])
    """
    names: dict[str, set[str]] = {"imported": set(), "defined": set(), "constant": set(), "changeable": set()}
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            names["defined"].add(statement.name)
        else:
            names[_kind(statement)].update(bound_by(statement))
    return Bindings(**{kind: frozenset(bound) for kind, bound in names.items()})


@cache
def bindings_of(source: str) -> Bindings:
    """Read a cell of a lesson, once for all submissions; one that is not Python binds nothing."""
    try:
        return bindings_in(ast.parse(source))
    except SyntaxError:
        return Bindings()


def together(parts: Iterable[Bindings]) -> Bindings:
    """Return the bindings of several cells."""
    every = list(parts)
    kinds = ("imported", "defined", "constant", "changeable")
    return Bindings(**{kind: frozenset().union(*(getattr(each, kind) for each in every)) for kind in kinds})


def is_constant(node: ast.expr) -> bool:
    """Return whether an expression is a number, a text, or a tuple or a sum of those: nothing that can be changed.

    >>> [is_constant(ast.parse(code, mode="eval").body) for code in ("-1e-12", "('a', 2)", "[1]", "np.float64")]
    [True, True, False, True]
    """
    parts = (ast.Constant, ast.UnaryOp, ast.BinOp, ast.Tuple, ast.unaryop, ast.operator, ast.Load)
    if isinstance(node, ast.Attribute):  # such as np.pi
        return isinstance(node.value, ast.Name)
    return all(isinstance(part, parts) for part in ast.walk(node))


def _kind(statement: ast.stmt) -> str:
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return "imported"
    if isinstance(statement, ast.Assign):
        if isinstance(statement.value, ast.Lambda):
            return "defined"
        # Of ``a, b = 1, 2`` all are constants, and ``a.b = 1`` binds no name.
        return "constant" if is_constant(statement.value) else "changeable"
    return "changeable"
