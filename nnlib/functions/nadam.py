"""The step of Nadam: Adam with Nesterov's look-ahead. Contract: no argument is changed."""

import numpy as np

from nnlib.arguments import check_same_shape


def nadam_step(
    w: np.ndarray,
    g: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    mu_product: float,
    t: int,
    lr: float = 0.002,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    decay: float = 0.004,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    r"""Return parameters, both moments and the product of the momenta so far after step t of Nadam.

    .. math::
        \mu_t = \beta_1 \big(1 - \tfrac12 0.96^{t \cdot \mathrm{decay}}\big), \quad
        \hat m = \frac{\mu_{t+1}\, m}{1 - \prod_{i \le t+1} \mu_i} + \frac{(1 - \mu_t)\, g}{1 - \prod_{i \le t} \mu_i},
        \quad w \leftarrow w - \eta \frac{\hat m}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}

    with m and v as in Adam.

    Parameters
    ----------
    w, g, m, v : ndarray, same shape
        Parameters, gradient, first and second moment (zeros at the start).
    mu_product : float
        The product of the momenta of the steps before (1.0 at the start).
    t : int
        The number of this step, from 1.
    lr, beta1, beta2, eps, decay : float

    Returns
    -------
    w, m, v : ndarray of that shape
    mu_product : float

    Raises
    ------
    ValueError
        When the shapes differ or ``t`` is below 1.

    References
    ----------
    Dozat (2016), "Incorporating Nesterov momentum into Adam"; named by Vitay, *Neurocomputing*.

    Examples
    --------
    >>> w, m, v, mu = nadam_step(np.array([1.0]), np.array([4.0]), np.zeros(1), np.zeros(1), 1.0, t=1, lr=0.1)
    >>> m.round(3), v.round(3), round(mu, 4)
    (array([0.4]), array([0.016]), 0.4501)
    """
    w, g, m, v = np.asarray(w), np.asarray(g), np.asarray(m), np.asarray(v)
    for array, name in ((g, "g"), (m, "m"), (v, "v")):
        check_same_shape(array, w, name, "w")
    if t < 1:
        raise ValueError(f"expected t >= 1; got {t}: steps are counted from 1")
    lr, beta1, beta2, eps = float(lr), float(beta1), float(beta2), float(eps)
    mu, mu_next = (beta1 * (1 - 0.5 * 0.96 ** (step * decay)) for step in (t, t + 1))
    mu_product = float(mu_product) * mu
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    m_hat = mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)
    return w - lr * m_hat / (np.sqrt(v / (1 - beta2**t)) + eps), m, v, mu_product
