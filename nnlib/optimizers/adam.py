"""Adam: momentum and a learning rate for each parameter, both corrected for their start at zero."""

import math
from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class Adam(Optimizer):
    r"""The paper's rule with bias correction; the pure form is :func:`nnlib.adam_step`.

    .. math::
        m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2, \quad
        w \leftarrow w - \eta \frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}

    The state vectors hold ``m / (1 - beta1)`` and ``v / (1 - beta2)``, which saves two passes over the parameters; the
    factors come back in the numbers that :meth:`prepare` computes once a step.

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    beta1, beta2 : float
        In [0, 1): how much of the old mean and of the old mean square stays.
    eps : float
        Outside the root.

    References
    ----------
    Kingma and Ba, *Adam: a method for stochastic optimization*, 2015; Peeters, lecture on neural networks (2018), 6.4.

    Examples
    --------
    >>> from nnlib.layers import Linear, Parameters
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -30.0]
    >>> Adam(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.1,  0.1])
    """

    state_names = ("m", "v")

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        **options: Any,
    ) -> None:
        if not (0 <= beta1 < 1 and 0 <= beta2 < 1):
            raise ValueError(f"expected beta1 and beta2 in [0, 1); got {beta1} and {beta2}")
        super().__init__(parameters, lr, **options)
        self.beta1, self.beta2, self.eps = beta1, beta2, eps
        self._eps, self._lr = eps, self.lr

    def prepare(self) -> None:
        """Fold both corrections and both factors (1 - beta) into one eps and one learning rate."""
        root = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.t))
        self._eps = self.eps / root
        self._lr = self.lr * (1 - self.beta1) / (1 - self.beta1**self.t) / root

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update m, v and w."""
        m, v, scratch = arrays
        np.multiply(m, self.beta1, out=m)
        np.add(m, g, out=m)
        np.multiply(g, g, out=scratch)
        np.multiply(v, self.beta2, out=v)
        np.add(v, scratch, out=v)
        np.sqrt(v, out=scratch)
        np.add(scratch, self._eps, out=scratch)
        np.divide(m, scratch, out=scratch)
        np.multiply(scratch, self._lr, out=scratch)
        np.subtract(w, scratch, out=w)

    def compiled_update(self, kernels: Any) -> bool:
        """Do the same in one pass."""
        vectors = self.parameters.values, self.parameters.gradients, self.state["m"], self.state["v"]
        kernels.adam_update(*vectors, self.beta1, self.beta2, self._eps, self._lr)
        return True
