"""The step of Adadelta. Contract: no argument is changed; eps INSIDE the roots, or nothing would ever start to move."""

import numpy as np

from nnlib.arguments import check_same_shape


def adadelta_step(
    w: np.ndarray,
    g: np.ndarray,
    s: np.ndarray,
    u: np.ndarray,
    lr: float = 1.0,
    rho: float = 0.9,
    eps: float = 1e-6,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return parameters and both running means after one step of Adadelta.

    .. math::
        s \leftarrow \rho s + (1 - \rho) g^2, \quad \Delta = \frac{\sqrt{u + \epsilon}}{\sqrt{s + \epsilon}}\, g, \quad
        u \leftarrow \rho u + (1 - \rho) \Delta^2, \quad w \leftarrow w - \eta \Delta

    Parameters
    ----------
    w, g, s, u : ndarray, same shape
        Parameters, gradient, running means of squared gradients and of squared steps (zeros at the start).
    lr, rho, eps : float

    Returns
    -------
    w, s, u : ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ.

    References
    ----------
    Zeiler (2012), algorithm 1 (lr = 1); named by Vitay, *Neurocomputing*.

    Examples
    --------
    >>> w, s, u = adadelta_step(np.array([1.0]), np.array([2.0]), np.zeros(1), np.zeros(1))
    >>> (1 - w).round(5), s
    (array([0.00316]), array([0.4]))
    """
    w, g, s, u = np.asarray(w), np.asarray(g), np.asarray(s), np.asarray(u)
    for array, name in ((g, "g"), (s, "s"), (u, "u")):
        check_same_shape(array, w, name, "w")
    lr, rho, eps = float(lr), float(rho), float(eps)
    s = rho * s + (1 - rho) * g * g
    step = np.sqrt(u + eps) / np.sqrt(s + eps) * g
    u = rho * u + (1 - rho) * step * step
    return w - lr * step, s, u
