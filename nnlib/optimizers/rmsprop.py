"""RMSprop: each parameter is slowed down by the recent size of its gradient."""

from typing import Any

from nnlib.functions.rmsprop import rmsprop_step
from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class RMSprop(Optimizer):
    r"""RMSprop; the pure form, called on each block, is :func:`nnlib.rmsprop_step`.

    .. math:: s \leftarrow \rho s + (1 - \rho) g^2, \quad w \leftarrow w - \eta \frac{g}{\sqrt s + \epsilon}

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    rho : float
        In [0, 1): how much of the old mean square stays.
    eps : float
        Outside the root.

    References
    ----------
    Hinton, *Neural networks for machine learning*, lecture 6 (2012); Peeters (2018), section 6.4.

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> RMSprop(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.316228,  0.316228])
    """

    state_names = ("s",)

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 0.001,
        rho: float = 0.9,
        eps: float = 1e-8,
        **options: Any,
    ) -> None:
        super().__init__(parameters, lr, **options)
        self.rho = rho
        self.eps = eps

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update the state and w."""
        s, _ = arrays
        rmsprop_step(w, g, s, self.lr, self.rho, self.eps, out=(w, s))
