"""Nesterov's momentum: the gradient is taken where the velocity is about to lead."""

from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class Nesterov(Optimizer):
    r"""Momentum with a look ahead; the pure form is :func:`nnlib.nesterov_step`.

    .. math:: v \leftarrow \beta v - \eta\, g(w + \beta v), \quad w \leftarrow w + v

    While it trains, the model's parameters stand at the look-ahead point ``w + beta * v``, where the gradient is asked
    for; with them the same rule reads ``theta = theta + beta * v_new - lr * g``, one gradient a step.

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    beta : float
        In [0, 1): how much of the last velocity stays.

    References
    ----------
    Nesterov (1983); Sutskever and others (2013); Cerisara, lecture on deep learning (2018).

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> Nesterov(parameters, lr=0.1, beta=0.5).step()
    >>> parameters.values.round(6)
    array([-0.3,  0.6])
    """

    state_names = ("v",)

    def __init__(self, parameters: Parameters, lr: Schedule = 0.01, beta: float = 0.9, **options: Any) -> None:
        super().__init__(parameters, lr, **options)
        self.beta = beta

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update v and the look-ahead point in w."""
        v, scratch = arrays
        np.multiply(g, self.lr, out=scratch)
        np.multiply(v, self.beta, out=v)
        np.subtract(v, scratch, out=v)
        np.subtract(w, scratch, out=w)
        np.multiply(v, self.beta, out=scratch)
        np.add(w, scratch, out=w)
