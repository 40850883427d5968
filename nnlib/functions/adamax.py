"""The step of AdaMax: Adam with a decayed largest gradient as its scale. Contract: nothing is changed."""

import numpy as np

from nnlib.arguments import check_same_shape


def adamax_step(
    w: np.ndarray,
    g: np.ndarray,
    m: np.ndarray,
    u: np.ndarray,
    t: int,
    lr: float = 0.002,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return parameters, first moment and decayed maximum after step t of AdaMax.

    .. math::
        m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad u \leftarrow \max(\beta_2 u, |g|), \quad
        w \leftarrow w - \frac{\eta}{1 - \beta_1^t} \frac{m}{u + \epsilon}

    Parameters
    ----------
    w, g, m, u : ndarray, same shape
        Parameters, gradient, first moment and maximum (zeros at the start).
    t : int
        The number of this step, from 1.
    lr, beta1, beta2, eps : float

    Returns
    -------
    w, m, u : ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ or ``t`` is below 1.

    References
    ----------
    Kingma and Ba (2015), algorithm 2 (without eps); named by Vitay, *Neurocomputing*.

    Examples
    --------
    >>> w, m, u = adamax_step(np.array([1.0]), np.array([-4.0]), np.zeros(1), np.zeros(1), t=1, lr=0.1)
    >>> w.round(6), u
    (array([1.1]), array([4.]))
    """
    w, g, m, u = np.asarray(w), np.asarray(g), np.asarray(m), np.asarray(u)
    for array, name in ((g, "g"), (m, "m"), (u, "u")):
        check_same_shape(array, w, name, "w")
    if t < 1:
        raise ValueError(f"expected t >= 1; got {t}: steps are counted from 1")
    lr, beta1, beta2, eps = float(lr), float(beta1), float(beta2), float(eps)
    m = beta1 * m + (1 - beta1) * g
    u = np.maximum(beta2 * u, np.abs(g))
    return w - lr / (1 - beta1**t) * m / (u + eps), m, u
