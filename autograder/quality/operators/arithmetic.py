"""Slips in a formula: a sign, an operation, a term, a number."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

ARITHMETIC = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult}
SMALL = 1e-3


def sign(node: ast.AST) -> Iterator[ast.AST]:
    """Make a minus left out."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield copy.deepcopy(node.operand)


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """Make plus for minus, times for divided by, and the other way round."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in ARITHMETIC:
        changed = copy.deepcopy(node)
        changed.op = ARITHMETIC[type(node.op)]()
        yield changed


def dropped(node: ast.AST) -> Iterator[ast.AST]:
    """Make one operand left out: the bias, eps, the 1/m, a factor."""
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.MatMult):
        yield copy.deepcopy(node.left)
        if not isinstance(node.op, (ast.Div, ast.Pow)):
            yield copy.deepcopy(node.right)


def eps_place(node: ast.AST) -> Iterator[ast.AST]:
    """Make ``sqrt(v + eps)`` out of ``sqrt(v) + eps``, and the other way round."""
    if (inner := _under_root(node)) is not None and _is_plus_eps(inner):
        yield ast.BinOp(_root_of(node, inner.left), ast.Add(), copy.deepcopy(inner.right))  # type: ignore[attr-defined]
    if isinstance(node, ast.BinOp) and _is_plus_eps(node) and (under := _under_root(node.left)) is not None:
        yield _root_of(node.left, ast.BinOp(copy.deepcopy(under), ast.Add(), copy.deepcopy(node.right)))


def constant(node: ast.AST) -> Iterator[ast.AST]:
    """Make another number: one more, one less, double, zero in place of a small one."""
    if not isinstance(node, ast.Constant):
        return
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)
    elif isinstance(node.value, float):
        yield ast.Constant(0.0 if 0 < abs(node.value) < SMALL else node.value + 1.0)
        if node.value and abs(node.value) >= SMALL:
            yield ast.Constant(2 * node.value)


def complement(node: ast.AST) -> Iterator[ast.AST]:
    """Make a probability for its complement: ``p`` for ``1 - p``."""
    if isinstance(node, ast.Name) and node.id in ("p", "rho", "beta", "beta1", "beta2", "momentum") and _is_load(node):
        yield ast.BinOp(ast.Constant(1), ast.Sub(), ast.Name(node.id))


def _under_root(node: ast.AST) -> ast.expr | None:
    is_root = isinstance(node, ast.Call) and ast.unparse(node.func) in ("np.sqrt", "math.sqrt") and len(node.args) == 1
    return node.args[0] if is_root else None  # type: ignore[attr-defined]


def _root_of(root: ast.AST, argument: ast.expr) -> ast.Call:
    changed = copy.deepcopy(root)
    assert isinstance(changed, ast.Call)
    changed.args = [copy.deepcopy(argument)]
    return changed


def _is_plus_eps(node: ast.AST) -> bool:
    is_sum = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and isinstance(node.right, ast.Name)
    return is_sum and node.right.id.startswith("eps")  # type: ignore[attr-defined]


def _is_load(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)
