"""Stochastic gradient descent, w = w - lr * g: batch, mini-batch or online, as the batches given to it are."""

from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.optimizers.optimizer import Optimizer


class SGD(Optimizer):
    r"""Go down the gradient; the pure form is :func:`nnlib.sgd_step`.

    .. math:: w \leftarrow w - \eta\, g

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.

    References
    ----------
    Allauzen, *Deep Learning: the basics* (2017), stochastic gradient descent.

    Examples
    --------
    >>> from nnlib.layers import Linear, Parameters
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = 2.0
    >>> SGD(parameters, lr=0.5).step()
    >>> parameters.values
    array([-1., -1.])
    """

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Write w - lr * g into w."""
        (scratch,) = arrays
        np.multiply(g, self.lr, out=scratch)
        np.subtract(w, scratch, out=w)

    def compiled_update(self, kernels: Any) -> bool:
        """Do the same in one pass."""
        kernels.sgd_update(self.parameters.values, self.parameters.gradients, self.lr)
        return True
