"""Descent methods: line search, gradient descent, Newton, BFGS and conjugate gradient; each returns its path."""

from nnlib.descent.bfgs import bfgs, bfgs_update
from nnlib.descent.comparison import compare_on_quadratic
from nnlib.descent.conjugate_gradient import conjugate_gradient
from nnlib.descent.gradient_descent import gradient_descent
from nnlib.descent.line_search import backtracking_line_search
from nnlib.descent.newton import newton, newton_step
from nnlib.descent.objective import Descent

__all__ = [
    "Descent",
    "backtracking_line_search",
    "bfgs",
    "bfgs_update",
    "compare_on_quadratic",
    "conjugate_gradient",
    "gradient_descent",
    "newton",
    "newton_step",
]
