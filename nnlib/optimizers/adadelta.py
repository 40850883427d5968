"""Adadelta: RMSprop with steps in the units of the parameters."""

from typing import Any

from nnlib.functions.adadelta import adadelta_step
from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class Adadelta(Optimizer):
    r"""Adadelta; the pure form, called on each block, is :func:`nnlib.adadelta_step`.

    .. math::
        s \leftarrow \rho s + (1 - \rho) g^2, \quad
        \Delta = \sqrt{\frac{u + \epsilon}{s + \epsilon}}\, g, \quad
        u \leftarrow \rho u + (1 - \rho) \Delta^2, \quad
        w \leftarrow w - \eta \Delta

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    rho : float
        In [0, 1): how much of the old mean square stays.
    eps : float
        Inside both roots.

    References
    ----------
    Zeiler, *ADADELTA: an adaptive learning rate method*, 2012; named in Vitay's lecture (2018).

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> Adadelta(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.000316,  0.000316])
    """

    state_names = ("s", "u")

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 1.0,
        rho: float = 0.9,
        eps: float = 1e-6,
        **options: Any,
    ) -> None:
        super().__init__(parameters, lr, **options)
        self.rho = rho
        self.eps = eps

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update the state and w."""
        s, u, _ = arrays
        w[...], s[...], u[...] = adadelta_step(w, g, s, u, self.lr, self.rho, self.eps)
