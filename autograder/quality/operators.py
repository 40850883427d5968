"""The changes that make a mutant: the slips of this field, each at one place of the program.

Contract: an operator takes a node of the syntax tree and yields the nodes that may stand in its place, none when it
does not apply. It never changes the node that it was given.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

Operator = Callable[[ast.AST], Iterator[ast.AST]]

ARITHMETIC = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
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
SMALL = 1e-3


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


def complement(node: ast.AST) -> Iterator[ast.AST]:
    """Make a probability for its complement: ``p`` for ``1 - p``."""
    if isinstance(node, ast.Name) and node.id in ("p", "rho", "beta", "beta1", "beta2", "momentum") and _is_load(node):
        yield ast.BinOp(ast.Constant(1), ast.Sub(), ast.Name(node.id))


def order(node: ast.AST) -> Iterator[ast.AST]:
    """Make returned values in reverse order."""
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        yield ast.Return(ast.Tuple(copy.deepcopy(node.value.elts[::-1]), ast.Load()))


def left_out(node: ast.AST) -> Iterator[ast.AST]:
    """Make a statement that is not there: an update, a call, a condition with all that hangs on it."""
    if isinstance(node, (ast.AugAssign, ast.Expr, ast.If, ast.For)) or _updates_itself(node):
        yield ast.Pass()


OPERATORS: dict[str, Operator] = {
    function.__name__.replace("_", " "): function
    for function in (
        axis,
        transpose,
        sign,
        arithmetic,
        dropped,
        eps_place,
        comparison,
        condition,
        constant,
        off_by_one,
        in_place,
        other_function,
        unwrapped,
        complement,
        order,
        left_out,
    )
}


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


def _updates_itself(node: ast.AST) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    stored = {ast.unparse(target) for target in node.targets}
    return any(
        ast.unparse(part) in stored for part in ast.walk(node.value) if isinstance(part, (ast.Name, ast.Subscript))
    )
