"""Which names a statement of a test cell uses, binds, or may change the values of.

Contract: read off the syntax alone. A call may change what it is called on and what it is given, unless it is known not
to; names that are a function's own do not count.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

DECLARING = frozenset({"check", "check_raises", "property", "misconceptions", "hidden"})
"""Methods of an exercise that copy what they are given and change nothing but the exercise's list of checks."""

PURE = frozenset(
    ("abs", "all", "any", "bool", "dict", "enumerate", "float", "int", "isinstance", "len", "list", "max", "min")
) | frozenset(("print", "range", "repr", "round", "set", "sorted", "str", "sum", "tuple", "type", "zip"))


def used_in(node: ast.AST) -> Iterator[str]:
    """Give the names whose values a statement uses; what is a function's own is left out."""
    for part, local in _parts(node):
        name = ""
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Store):
            name = part.id
        elif isinstance(part, ast.AugAssign):
            name = _base(part.target)
        if name and name not in local:
            yield name


def bound_by(node: ast.AST) -> Iterator[str]:
    """Give the names that a statement binds."""
    for part, local in _parts(node):
        yield from (name for name in _names_bound_by(part) if name not in local)


def touched_by(node: ast.AST, harmless: Collection[str]) -> Iterator[str]:
    """Give the names that a statement binds or whose values it may change."""
    yield from bound_by(node)
    for part, local in _parts(node):
        names: Iterable[str] = ()
        if isinstance(part, (ast.Attribute, ast.Subscript)) and not isinstance(part.ctx, ast.Load):
            names = [_base(part)]
        elif isinstance(part, ast.Call):
            names = _changed_by(part, harmless)
        yield from (name for name in names if name and name not in local)


def _changed_by(call: ast.Call, harmless: Collection[str]) -> Iterator[str]:
    if isinstance(call.func, ast.Attribute):
        if call.func.attr in DECLARING:
            return
        if (receiver := _base(call.func)) not in harmless:
            yield receiver
    elif isinstance(call.func, ast.Name) and (call.func.id in PURE or call.func.id in harmless):
        return
    for given in (*call.args, *(keyword.value for keyword in call.keywords)):
        yield _base(given)


def _parts(node: ast.AST, local: frozenset[str] = frozenset()) -> Iterator[tuple[ast.AST, frozenset[str]]]:
    """Give a node and all in it, each with the names that are a function's own there."""
    yield node, local
    inside: set[ast.AST] = set()
    own = local
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        inside = {node.body} if isinstance(node, ast.Lambda) else set(node.body)
        words = [part for body in inside for part in ast.walk(body)]
        shared = {name for part in words if isinstance(part, (ast.Global, ast.Nonlocal)) for name in part.names}
        own = local | {part.arg for part in ast.walk(node.args) if isinstance(part, ast.arg)}
        own = (own | {name for part in words for name in _names_bound_by(part)}) - shared
    for child in ast.iter_child_nodes(node):
        yield from _parts(child, own if child in inside else local)


def _names_bound_by(part: ast.AST) -> Iterator[str]:
    if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
        yield part.id
    elif isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield part.name
    elif isinstance(part, ast.alias):
        yield (part.asname or part.name).split(".")[0]
    elif isinstance(part, (ast.Global, ast.Nonlocal)):
        yield from part.names
    elif isinstance(part, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and part.name:
        yield part.name
    elif isinstance(part, ast.MatchMapping) and part.rest:
        yield part.rest


def _base(node: ast.AST) -> str:
    """Return the name that a chain of attributes, items and calls begins with; "" for none."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
