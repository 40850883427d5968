"""The step of RMSprop. Contract: arguments stay as they are unless they are given as ``out``; eps outside the root."""

import numpy as np

from nnlib.arguments import check_same_shape


def rmsprop_step(
    w: np.ndarray,
    g: np.ndarray,
    s: np.ndarray,
    lr: float,
    rho: float = 0.9,
    eps: float = 1e-8,
    out: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    r"""Return parameters and the running mean of squared gradients after one step of RMSprop.

    .. math:: s \leftarrow \rho s + (1 - \rho) g^2, \qquad w \leftarrow w - \eta \frac{g}{\sqrt s + \epsilon}

    Parameters
    ----------
    w, g, s : ndarray, same shape
        Parameters, gradient, running mean of squared gradients (zeros at the start).
    lr, rho, eps : float
        Learning rate; share of the old mean; a small number against division by zero.
    out : tuple (w, s), optional
        Where to write the results; may be the arguments themselves.

    Returns
    -------
    w, s : ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ.

    References
    ----------
    Tieleman and Hinton (2012); Vitay, *Neurocomputing*, "RMSprop".

    Examples
    --------
    >>> rmsprop_step(np.array([1.0]), np.array([2.0]), np.array([4.0]), lr=0.5, rho=0.9, eps=0.0)
    (array([0.5]), array([4.]))
    """
    w, g, s = np.asarray(w), np.asarray(g), np.asarray(s)
    check_same_shape(g, w, "g", "w")
    check_same_shape(s, w, "s", "w")
    lr, rho, eps = float(lr), float(rho), float(eps)
    if out is None:
        s = rho * s + (1 - rho) * g * g
        return w - lr * g / (np.sqrt(s) + eps), s
    w_out, s_out = out
    square = g * g
    square *= 1 - rho
    np.multiply(s, rho, out=s_out)
    s_out += square
    step = np.sqrt(s_out, out=square)
    step += eps
    np.divide(g, step, out=step)
    step *= lr
    np.subtract(w, step, out=w_out)
    return w_out, s_out
