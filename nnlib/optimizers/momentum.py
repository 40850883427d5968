"""Momentum: the velocity remembers the gradients, so ravines are crossed less and followed more."""

from typing import Any

from nnlib.functions.momentum import momentum_step
from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class Momentum(Optimizer):
    r"""Momentum; the pure form, called on each block, is :func:`nnlib.momentum_step`.

    .. math:: v \leftarrow \beta v - \eta g, \quad w \leftarrow w + v

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    beta : float
        In [0, 1): how much of the last velocity stays.

    References
    ----------
    Cerisara, lecture on deep learning (2018), momentum; Polyak (1964).

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> Momentum(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.2,  0.4])
    """

    state_names = ("v",)

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 0.01,
        beta: float = 0.9,
        **options: Any,
    ) -> None:
        super().__init__(parameters, lr, **options)
        self.beta = beta

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update the state and w."""
        v, _ = arrays
        momentum_step(w, g, v, self.lr, self.beta, out=(w, v))

    def compiled_update(self, kernels: Any) -> bool:
        """Do the same in one pass."""
        kernels.momentum_update(self.parameters.values, self.parameters.gradients, self.state["v"], self.lr, self.beta)
        return True
