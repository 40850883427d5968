"""The reference library of the course: the functions of the lessons by name, and what is built on them.

``import nnlib`` pulls in NumPy alone; sub-packages load when they are first used.
"""

import importlib
from typing import Any

from nnlib.functions.gates import and_unit, or_unit, xor_network
from nnlib.functions.perceptron import perceptron_loss, perceptron_update, predict, train_perceptron
from nnlib.functions.threshold import threshold

_SUBPACKAGES = ("data", "descent", "evaluation", "functions", "graph", "plots", "search", "widgets")

__all__ = [
    "and_unit",
    "or_unit",
    "perceptron_loss",
    "perceptron_update",
    "predict",
    "threshold",
    "train_perceptron",
    "xor_network",
]


def __getattr__(name: str) -> Any:
    """Load a sub-package when it is first asked for."""
    if name in _SUBPACKAGES:
        return importlib.import_module(f"nnlib.{name}")
    raise AttributeError(f"module 'nnlib' has no attribute {name!r}")
