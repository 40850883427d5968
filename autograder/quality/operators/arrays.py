"""Slips with arrays: the axis, the transpose, the copy, the neighbouring function."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

NAMES = {
    "mean": "sum",
    "sum": "mean",
    "var": "std",
    "std": "var",
    "max": "min",
    "min": "max",
    "argmax": "argmin",
    "argmin": "argmax",
    "maximum": "minimum",
    "minimum": "maximum",
    "zeros": "ones",
    "ones": "zeros",
    "zeros_like": "ones_like",
    "ones_like": "zeros_like",
    "exp": "expm1",
    "log": "log2",
    "sin": "cos",
    "tanh": "arctan",
    "normal": "uniform",
    "random": "standard_normal",
}


def axis(node: ast.AST) -> Iterator[ast.AST]:
    """Make another axis, none at all, or dimensions that are not kept."""
    if not isinstance(node, ast.Call):
        return
    for index, keyword in enumerate(node.keywords):
        if keyword.arg == "axis":
            current = ast.unparse(keyword.value)
            for other in ("None", "0" if current in ("1", "-1") else "1"):
                changed = copy.deepcopy(node)
                changed.keywords[index].value = ast.parse(other, mode="eval").body
                yield changed
        if keyword.arg == "keepdims":
            changed = copy.deepcopy(node)
            del changed.keywords[index]
            yield changed


def transpose(node: ast.AST) -> Iterator[ast.AST]:
    """Make a transpose left out, or the factors of a matrix product swapped."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield copy.deepcopy(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        yield ast.BinOp(copy.deepcopy(node.right), ast.MatMult(), copy.deepcopy(node.left))


def in_place(node: ast.AST) -> Iterator[ast.AST]:
    """``w += d`` for ``w = w + d``, or a copy that is not made."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp) and len(node.targets) == 1:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name) and ast.unparse(value.left) == target.id:
            yield ast.AugAssign(copy.deepcopy(target), copy.deepcopy(value.op), copy.deepcopy(value.right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "copy" and not node.args:
            yield copy.deepcopy(node.func.value)
        made_here = node.args and isinstance(node.args[0], (ast.List, ast.Tuple, ast.ListComp))
        if ast.unparse(node.func) in ("np.array", "np.copy") and len(node.args) == 1 and not made_here:
            yield ast.Call(ast.parse("np.asarray", mode="eval").body, copy.deepcopy(node.args), [])


def other_function(node: ast.AST) -> Iterator[ast.AST]:
    """Make a function's neighbour: sum for mean, min for max, ones for zeros."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in NAMES:
        changed = copy.deepcopy(node)
        changed.func.attr = NAMES[node.func.attr]  # type: ignore[attr-defined]
        yield changed


def unwrapped(node: ast.AST) -> Iterator[ast.AST]:
    """Make a function or a conversion that is not applied: no root, no absolute value, no astype."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    if node.func.attr in ("sqrt", "abs", "exp", "log", "square", "tanh", "clip") and node.args:
        yield copy.deepcopy(node.args[0])
    if node.func.attr == "astype":
        yield copy.deepcopy(node.func.value)
        yield ast.Call(copy.deepcopy(node.func), [ast.Name("float")], [])
