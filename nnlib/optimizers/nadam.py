"""Nadam: Adam that looks ahead as Nesterov's momentum does."""

from typing import Any

from nnlib.functions.nadam import nadam_step
from nnlib.layers.layer import FloatArray
from nnlib.layers.parameters import Parameters
from nnlib.optimizers.optimizer import Optimizer, Schedule


class Nadam(Optimizer):
    r"""Nadam; the pure form, called on each block, is :func:`nnlib.nadam_step`.

    .. math::
        \mu_t = \beta_1 (1 - \tfrac12 0.96^{t \psi}), \quad
        \hat m = \frac{\mu_{t+1} m}{1 - \prod_{i \le t+1} \mu_i}
        + \frac{(1 - \mu_t) g}{1 - \prod_{i \le t} \mu_i}, \quad
        w \leftarrow w - \eta \frac{\hat m}{\sqrt{\hat v} + \epsilon}

    Parameters
    ----------
    parameters, lr, weight_decay, clip_norm, clip_value
        See :class:`~nnlib.optimizers.Optimizer`.
    beta1, beta2 : float
        In [0, 1): how much of the old mean and of the old size stays.
    eps : float
        Outside the root.
    decay : float
        psi, how fast mu grows to beta1.

    References
    ----------
    Dozat, *Incorporating Nesterov momentum into Adam*, 2016; named in Vitay's lecture (2018).

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(1, 1, init="zeros")])
    >>> parameters.gradients[:] = [2.0, -4.0]
    >>> Nadam(parameters, lr=0.1).step()
    >>> parameters.values.round(6)
    array([-0.105645,  0.105645])
    """

    state_names = ("m", "v")

    def __init__(
        self,
        parameters: Parameters,
        lr: Schedule = 0.002,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        decay: float = 0.004,
        **options: Any,
    ) -> None:
        super().__init__(parameters, lr, **options)
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.decay = decay
        self._mu_product = self._mu_product_next = 1.0

    def prepare(self) -> None:
        """Move on to the product of the momenta that the last step has reached."""
        self._mu_product = self._mu_product_next

    def state_dict(self) -> dict[str, Any]:
        """Return copies of the state vectors, ``t``, ``lr`` and the product of the momenta."""
        return {**super().state_dict(), "mu_product": self._mu_product_next}

    def load_state(self, state: dict[str, Any]) -> None:
        """Take over what :meth:`state_dict` returned."""
        super().load_state(state)
        self._mu_product_next = float(state["mu_product"])

    def update(self, w: FloatArray, g: FloatArray, *arrays: FloatArray) -> None:
        """Update the state and w."""
        m, v, _ = arrays
        w[...], m[...], v[...], self._mu_product_next = nadam_step(
            w, g, m, v, self._mu_product, self.t, self.lr, self.beta1, self.beta2, self.eps, self.decay
        )
