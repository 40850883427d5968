"""Inner loops compiled by Numba, each in place of several NumPy passes over the same numbers.

Contract: a kernel writes into the arrays that it is given and does the same operations in the same order as the NumPy
form that it stands for, so that both give the same bits; the layer or optimizer that calls it holds that form.
:meth:`nnlib.models.Network.compile` switches them on. Nothing else imports this package, and Numba comes with the extra
``compiled``.
"""

from nnlib.compiled.adam import adam_update
from nnlib.compiled.bias import add_bias
from nnlib.compiled.kernels import KERNELS, Kernels
from nnlib.compiled.momentum import momentum_update
from nnlib.compiled.relu import rectify, relu_gradient
from nnlib.compiled.sgd import sgd_update
from nnlib.compiled.softmax import shift_logits, softmax_gradient

__all__ = [
    "KERNELS",
    "Kernels",
    "adam_update",
    "add_bias",
    "momentum_update",
    "rectify",
    "relu_gradient",
    "sgd_update",
    "shift_logits",
    "softmax_gradient",
]
