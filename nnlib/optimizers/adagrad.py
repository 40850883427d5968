"""Adagrad: each parameter is slowed down by all the gradients it has seen."""

from typing import Any

from nnlib.functions.adagrad import adagrad_step
from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class Adagrad(Optimizer):
    r"""Adagrad; the pure form, called on each block, is :func:`nnlib.adagrad_step`.

    .. math:: s \leftarrow s + g^2, \quad w \leftarrow w - \eta \frac{g}{\sqrt s + \epsilon}

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    eps : float
        Outside the root.

    References
    ----------
    Duchi, Hazan and Singer (2011); Shuai, lecture on deep learning (2018).

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> Adagrad(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.1,  0.1])
    """

    state_names = ("s",)

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 0.01,
        eps: float = 1e-8,
        **options: Any,
    ) -> None:
        super().__init__(parameters, lr, **options)
        self.eps = eps

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update the state and w."""
        s, _ = arrays
        adagrad_step(w, g, s, self.lr, self.eps, out=(w, s))
