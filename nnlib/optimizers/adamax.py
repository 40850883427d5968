"""AdaMax: Adam with the largest recent gradient in place of the root of the mean square."""

from typing import Any

from nnlib.functions.adamax import adamax_step
from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class AdaMax(Optimizer):
    r"""AdaMax; the pure form, called on each block, is :func:`nnlib.adamax_step`.

    .. math::
        m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad
        u \leftarrow \max(\beta_2 u, |g|), \quad
        w \leftarrow w - \frac{\eta}{1 - \beta_1^t} \frac{m}{u + \epsilon}

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    beta1, beta2 : float
        In [0, 1): how much of the old mean and of the old size stays.
    eps : float
        Keeps 0 / 0 away.

    References
    ----------
    Kingma and Ba, *Adam: a method for stochastic optimization*, 2015, section 7; named in Vitay's lecture (2018).

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> AdaMax(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.1,  0.1])
    """

    state_names = ("m", "u")

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 0.002,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        **options: Any,
    ) -> None:
        super().__init__(parameters, lr, **options)
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update the state and w."""
        m, u, _ = arrays
        w[...], m[...], u[...] = adamax_step(w, g, m, u, self.t, self.lr, self.beta1, self.beta2, self.eps)
