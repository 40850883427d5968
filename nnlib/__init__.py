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
    "functions.adadelta": ("adadelta_step",),
    "functions.adagrad": ("adagrad_step",),
    "functions.adam": ("adam_step",),
    "functions.adamax": ("adamax_step",),
    "functions.arctan": ("arctan", "arctan_backward"),
    "functions.batchnorm": ("batchnorm_backward", "batchnorm_forward"),
    "functions.binary_cross_entropy": (
        "binary_cross_entropy",
        "binary_cross_entropy_backward",
        "binary_cross_entropy_from_logits",
        "binary_cross_entropy_from_logits_backward",
    ),
    "functions.clipping": ("clip_by_global_norm", "clip_by_value"),
    "functions.cross_entropy": (
        "cross_entropy",
        "cross_entropy_backward",
        "softmax_cross_entropy",
        "softmax_cross_entropy_backward",
    ),
    "functions.dropconnect": ("dropconnect_backward", "dropconnect_forward"),
    "functions.dropout": ("dropout_at_test", "dropout_backward", "dropout_forward"),
    "functions.early_stopping": ("early_stopping",),
    "functions.elu": ("elu", "elu_backward"),
    "functions.ensemble": ("ensemble_predict",),
    "functions.entropy": ("entropy", "entropy_backward", "kl_divergence", "kl_divergence_backward"),
    "functions.gates": ("and_unit", "or_unit", "xor_network"),
    "functions.gaussian_noise": ("gaussian_noise_backward", "gaussian_noise_forward"),
    "functions.gradient_norms": ("layer_gradient_norms",),
    "functions.identity": ("identity", "identity_backward"),
    "functions.initialisation": (
        "he_normal",
        "scaled_normal",
        "small_normal",
        "xavier_normal",
        "xavier_uniform",
        "zeros_init",
    ),
    "functions.leaky_relu": ("leaky_relu", "leaky_relu_backward"),
    "functions.linear": ("linear_backward", "linear_forward"),
    "functions.logistic_regression": ("fit_logistic", "logistic_gradient", "predict_proba"),
    "functions.lr_range_test": ("lr_range_test",),
    "functions.maxout": ("maxout", "maxout_backward"),
    "functions.mlp": ("mlp_backward", "mlp_forward", "train_mlp"),
    "functions.momentum": ("momentum_step",),
    "functions.nadam": ("nadam_step",),
    "functions.nesterov": ("nesterov_step",),
    "functions.numerical_gradient": ("gradient_check", "numerical_gradient"),
    "functions.perceptron": ("perceptron_loss", "predict"),
    "functions.perceptron_training": ("perceptron_update", "train_perceptron"),
    "functions.population_statistics": ("population_statistics",),
    "functions.prelu": ("prelu", "prelu_backward"),
    "functions.relu": ("relu", "relu_backward"),
    "functions.residual": ("residual_backward", "residual_forward"),
    "functions.rmsprop": ("rmsprop_step",),
    "functions.schedules": ("exponential_decay", "inverse_decay", "inverse_sqrt_decay", "step_decay"),
    "functions.sgd": ("sgd_step",),
    "functions.sigmoid": ("sigmoid", "sigmoid_backward"),
    "functions.softmax": ("log_softmax", "log_softmax_backward", "softmax", "softmax_backward"),
    "functions.softmax_regression": ("softmax_gradient",),
    "functions.softplus": ("softplus", "softplus_backward"),
    "functions.squared_error": ("squared_error", "squared_error_backward"),
    "functions.staged": ("staged_forward_backward",),
    "functions.tanh": ("tanh", "tanh_backward"),
    "functions.threshold": ("threshold",),
    "functions.weight_penalties": ("elastic_net_penalty", "l1_penalty", "l2_penalty", "weight_decay"),
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
