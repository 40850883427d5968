"""Slips in what is done when: comparisons, conditions, ranges, statements."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}


def comparison(node: ast.AST) -> Iterator[ast.AST]:
    """Make another comparison: strict for not strict, the other direction."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARISONS.get(type(node.ops[0]), ()):
            changed = copy.deepcopy(node)
            changed.ops = [other()]
            yield changed


def condition(node: ast.AST) -> Iterator[ast.AST]:
    """Make a condition turned round: training for test, and for or."""
    if isinstance(node, (ast.If, ast.IfExp, ast.While)):
        changed = copy.deepcopy(node)
        changed.test = ast.UnaryOp(ast.Not(), changed.test)
        yield changed
    if isinstance(node, ast.BoolOp):
        changed_op = copy.deepcopy(node)
        changed_op.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield changed_op
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield copy.deepcopy(node.operand)


def off_by_one(node: ast.AST) -> Iterator[ast.AST]:
    """Make a range that ends one earlier or later, or starts one later."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "range"
        and len(node.args) < 3
    ):
        for change in (ast.Add, ast.Sub):
            changed = copy.deepcopy(node)
            changed.args[-1] = ast.BinOp(changed.args[-1], change(), ast.Constant(1))
            yield changed
        if len(node.args) == 1:
            yield ast.Call(copy.deepcopy(node.func), [ast.Constant(1), copy.deepcopy(node.args[0])], [])


def order(node: ast.AST) -> Iterator[ast.AST]:
    """Make returned values in reverse order."""
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        yield ast.Return(ast.Tuple(copy.deepcopy(node.value.elts[::-1]), ast.Load()))


def left_out(node: ast.AST) -> Iterator[ast.AST]:
    """Make a statement that is not there: an update, a call, a condition with all that hangs on it."""
    if isinstance(node, (ast.AugAssign, ast.Expr, ast.If, ast.For)) or _updates_itself(node):
        yield ast.Pass()


def _updates_itself(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    stored = {ast.unparse(target) for target in node.targets}
    return any(
        ast.unparse(part) in stored for part in ast.walk(node.value) if isinstance(part, (ast.Name, ast.Subscript))
    )
