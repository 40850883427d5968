"""Which names statements use, set and change, and the lines of those that are kept.

Contract: names are read off the compiled code, so that a function's own variables are not taken for global ones; a
statement that does not compile uses and sets nothing.
"""

from __future__ import annotations

import ast
import builtins
import dis
from collections.abc import Iterator
from types import CodeType


def free_names(statements: list[ast.stmt]) -> set[str]:
    r"""Return the global names that statements use and do not set.

    Examples
    --------
    >>> sorted(free_names(ast.parse("y = 1\ndef f(x):\n    z = x\n    return z * y * SCALE + len([x])").body))
    ['SCALE']
    """
    if not statements:
        return set()
    try:
        code = compile(ast.Module(statements, []), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return set(_read(code)) - stored_names(*statements) - set(dir(builtins))


def _read(code: CodeType) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"):
            yield instruction.argval
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _read(constant)


def stored_names(*statements: ast.stmt) -> set[str]:
    """Return the names that statements set at the top level."""
    try:
        code = compile(ast.Module(list(statements), []), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError):
        return set()
    return {item.argval for item in dis.get_instructions(code) if item.opname in ("STORE_NAME", "STORE_GLOBAL")}


def changed_names(statement: ast.stmt) -> set[str]:
    """Return the names whose values a statement changes in place: ``a[0] = 1``, ``a.b = 1``, ``a.append(1)``."""
    changed = set()
    for node in ast.walk(statement):
        place: ast.AST | None = None
        if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            place = node
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            place = node.value.func
        while isinstance(place, ast.Subscript | ast.Attribute):
            place = place.value
            if isinstance(place, ast.Name):
                changed.add(place.id)
    return changed


def lines_of(code: str, statements: list[ast.stmt], kept: list[ast.stmt]) -> str:
    """Blank the lines of statements that are not kept, so that the others keep their line numbers."""
    wanted = {line for statement in kept for line in _line_numbers(statement)}
    dropped = {line for statement in statements for line in _line_numbers(statement)} - wanted
    return "\n".join("" if number in dropped else line for number, line in enumerate(code.splitlines(), 1))


def _line_numbers(statement: ast.stmt) -> range:
    first = min([statement.lineno, *(item.lineno for item in getattr(statement, "decorator_list", []))])
    return range(first, (statement.end_lineno or statement.lineno) + 1)
