"""The reference library of the course: the functions of the lessons by name, and what is built on them.

``import nnlib`` pulls in NumPy alone. A name loads the file that holds it when it is first asked for:
``nnlib.sigmoid`` comes from ``nnlib/functions/sigmoid.py``, ``nnlib.minibatches`` from ``nnlib/data``.
"""

import importlib
from typing import Any

import numpy  # noqa: F401  the one library that everything here stands on

_SUBPACKAGES = (
    "data",
    "descent",
    "evaluation",
    "functions",
    "graph",
    "layers",
    "models",
    "optimizers",
    "plots",
    "search",
    "training",
    "widgets",
)

_EXPORTS = {
    "functions.adagrad": ("adagrad_step",),
    "functions.adam": ("adam_step",),
    "functions.binary_cross_entropy": (
        "binary_cross_entropy",
        "binary_cross_entropy_backward",
        "binary_cross_entropy_from_logits",
        "binary_cross_entropy_from_logits_backward",
    ),
    "functions.cross_entropy": (
        "cross_entropy",
        "cross_entropy_backward",
        "softmax_cross_entropy",
        "softmax_cross_entropy_backward",
    ),
    "functions.gates": ("and_unit", "or_unit", "xor_network"),
    "functions.initialisation": (
        "he_normal",
        "scaled_normal",
        "small_normal",
        "xavier_normal",
        "xavier_uniform",
        "zeros_init",
    ),
    "functions.linear": ("linear_backward", "linear_forward"),
    "functions.momentum": ("momentum_step",),
    "functions.nesterov": ("nesterov_step",),
    "functions.perceptron": ("perceptron_loss", "perceptron_update", "predict", "train_perceptron"),
    "functions.relu": ("relu", "relu_backward"),
    "functions.rmsprop": ("rmsprop_step",),
    "functions.sgd": ("sgd_step",),
    "functions.sigmoid": ("sigmoid", "sigmoid_backward"),
    "functions.softmax": ("log_softmax", "log_softmax_backward", "softmax", "softmax_backward"),
    "functions.squared_error": ("squared_error", "squared_error_backward"),
    "functions.tanh": ("tanh", "tanh_backward"),
    "functions.threshold": ("threshold",),
    "data": (
        "fit_standardizer",
        "minibatches",
        "minmax_normalize",
        "pca_whiten",
        "shift_images",
        "standardize",
        "train_dev_test_split",
    ),
    "descent": ("backtracking_line_search", "newton_step"),
    "evaluation": ("confusion_matrix", "precision_recall_f1"),
    "graph": ("backpropagate", "topological_order"),
}
_HOME = {name: module for module, names in _EXPORTS.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    """Load a function's file, or a sub-package, when it is first asked for."""
    if name in _HOME:
        value = getattr(importlib.import_module(f"nnlib.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    if name in _SUBPACKAGES:
        return importlib.import_module(f"nnlib.{name}")
    raise AttributeError(f"module 'nnlib' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List every name, loaded or not, for tab completion."""
    return sorted([*globals(), *_HOME, *_SUBPACKAGES])
