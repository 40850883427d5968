"""The changes that make a mutant: the slips of this field, each at one place of the program.

Contract: an operator takes a node of the syntax tree and yields the nodes that may stand in its place, none when it
does not apply. It never changes the node that it was given.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from autograder.quality.operators.arithmetic import arithmetic, complement, constant, dropped, eps_place, sign
from autograder.quality.operators.arrays import axis, in_place, other_function, transpose, unwrapped
from autograder.quality.operators.flow import comparison, condition, left_out, off_by_one, order

Operator = Callable[[ast.AST], Iterator[ast.AST]]

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
