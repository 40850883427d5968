"""Whether a learner's functions depend on their arguments alone, so that a call leaves nothing behind for the next one.

Contract: :func:`is_self_contained` reads the code and runs nothing. It errs on the side of "no": where something
outside a function could change, or where the code reaches names that are not written down, the answer is no.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterable, Iterator

from autograder.isolation.bindings import Bindings, bindings_in, is_constant, together
from autograder.isolation.name_use import used_in
from autograder.isolation.regions import REACHING

MODULES = frozenset(
    ("autograder", "collections", "functools", "itertools", "math", "matplotlib", "nnlib", "numpy", "operator", "scipy")
) | frozenset(("__future__", "tqdm", "typing"))
"""Packages whose functions remember nothing that changes a later result, but for what :data:`REMEMBERED` names."""

OUTSIDE = REACHING | frozenset(("In", "Out", "compile", "delattr", "getattr", "input", "open", "setattr", "type"))
REMEMBERED = frozenset(("seed", "set_state", "seterr", "seterrcall", "setbufsize", "rcParams", "lib", "testing"))
RANDOM = frozenset(("default_rng", "Generator", "PCG64"))
"""Of ``numpy.random``, what has no state of its own."""

DECORATORS = frozenset(("staticmethod", "property"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
BUILTINS = frozenset(dir(builtins))


def is_self_contained(learner: Iterable[ast.Module], given: Bindings, graded: Collection[str]) -> bool:
    r"""Return whether the learner's functions use nothing that lasts but modules, functions, classes and constants.

    Parameters
    ----------
    learner
        The learner's cells.
    given
        What the lesson's cells beside them bind.
    graded
        The names that the lesson grades.

    Examples
    --------
    >>> def check(source):
    ...     return is_self_contained([ast.parse(source)], Bindings(imported=frozenset({"np"})), ["f"])
    >>> check("def f(x):\n    return np.exp(x)")
    True
    >>> check("seen = []\ndef f(x):\n    seen.append(x)\n    return len(seen)")
    False
    >>> check("def f(x, seen=[]):\n    seen.append(x)\n    return len(seen)")
    False
    """
    own = list(learner)
    made = together(map(bindings_in, own))
    if (made.imported | made.constant | made.changeable) & set(graded):
        return False
    every = together([made, given])
    plain = all(_is_plain(node) for tree in own for node in ast.walk(tree))
    return plain and all(_leaves_nothing(node, every) for tree in own for node in _outermost(tree))


def uses_shared_randomness(tree: ast.AST) -> bool:
    """Return whether code draws from, or sets, what all of NumPy shares.

    >>> [uses_shared_randomness(ast.parse(code)) for code in ("np.random.default_rng(0)", "np.random.seed(0)")]
    [False, True]
    """
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    harmless = {id(node.value) for node in attributes if node.attr in RANDOM}
    return any(
        node.attr in REMEMBERED or (node.attr == "random" and _is_numpy(node.value) and id(node) not in harmless)
        for node in attributes
    )


def _is_numpy(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "numpy")


def _is_plain(node: ast.AST) -> bool:
    """Whether a node by itself keeps and reaches nothing."""
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return False
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return _imports_plainly(node)
    if isinstance(node, ast.Name):
        return node.id not in OUTSIDE and not (node.id.startswith("_") and isinstance(node.ctx, ast.Load))
    if isinstance(node, ast.Attribute):
        return node.attr == "__name__" or not node.attr.startswith("__")
    if isinstance(node, ast.ClassDef):
        return not node.decorator_list and all(_is_plain_member(member) for member in node.body)
    if isinstance(node, FUNCTIONS):
        defaults = [*node.args.defaults, *(each for each in node.args.kw_defaults if each is not None)]
        decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
        named = all(isinstance(each, ast.Name) and each.id in DECORATORS for each in decorators)
        return named and all(map(is_constant, defaults))
    return True


def _is_plain_member(node: ast.stmt) -> bool:
    if isinstance(node, (ast.Expr, ast.Assign)):
        return is_constant(node.value)
    return isinstance(node, (ast.FunctionDef, ast.Pass))


def _imports_plainly(node: ast.Import | ast.ImportFrom) -> bool:
    names = {alias.name for alias in node.names}
    if isinstance(node, ast.Import):
        return all(name.split(".")[0] in MODULES and not name.startswith("numpy.random") for name in names)
    module = node.module or ""
    if node.level or module.split(".")[0] not in MODULES:
        return False
    if module == "numpy.random":
        return names <= RANDOM
    return not names & (REMEMBERED | {"*", "random", "cache", "lru_cache"})


def _outermost(node: ast.AST) -> Iterator[ast.AST]:
    """Give the functions that lie in no other function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTIONS):
            yield child
        else:
            yield from _outermost(child)


def _leaves_nothing(function: ast.AST, bound: Bindings) -> bool:
    """Whether a function uses and changes nothing outside itself that could be otherwise at the next call."""
    outside = set(used_in(function)) - (BUILTINS - bound.changeable)
    if outside - bound.lasting or uses_shared_randomness(function):
        return False
    things = outside - bound.imported
    for part in ast.walk(function):
        if isinstance(part, (ast.Attribute, ast.Subscript)):
            stored, root = not isinstance(part.ctx, ast.Load), _root(part)
            if root is None:
                if stored:
                    return False  # type(x).n += 1: what is changed has no name
            elif root in (outside if stored else things):
                return False
        elif isinstance(part, (ast.Assign, ast.NamedExpr)):
            value = part.value
            if isinstance(value, ast.Name) and value.id in things - bound.constant:
                return False  # what has another name now cannot be followed
    return True


def _root(node: ast.expr) -> str | None:
    """Return the name at the bottom of ``a.b[0].c``; None where there is none."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
