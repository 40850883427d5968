"""The step of Adagrad. Contract: arguments stay as they are unless they are given as ``out``; eps outside the root."""

import numpy as np

from nnlib.arguments import check_same_shape


def adagrad_step(
    w: np.ndarray,
    g: np.ndarray,
    s: np.ndarray,
    lr: float,
    eps: float = 1e-8,
    out: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    r"""Return parameters and the sum of squared gradients after one step of Adagrad.

    .. math:: s \leftarrow s + g^2, \qquad w \leftarrow w - \eta \frac{g}{\sqrt s + \epsilon}

    Parameters
    ----------
    w, g, s : ndarray, same shape
        Parameters, gradient, sum of squared gradients (zeros at the start).
    lr, eps : float
        Learning rate; a small number against division by zero.
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
    Duchi, Hazan and Singer (2011); Shuai, "Adagrad".

    Examples
    --------
    >>> adagrad_step(np.array([1.0]), np.array([-3.0]), np.array([16.0]), lr=0.5, eps=0.0)
    (array([1.3]), array([25.]))
    """
    w, g, s = np.asarray(w), np.asarray(g), np.asarray(s)
    check_same_shape(g, w, "g", "w")
    check_same_shape(s, w, "s", "w")
    lr, eps = float(lr), float(eps)
    if out is None:
        s = s + g * g
        return w - lr * g / (np.sqrt(s) + eps), s
    w_out, s_out = out
    np.add(s, g * g, out=s_out)
    step = np.sqrt(s_out)
    step += eps
    np.divide(g, step, out=step)
    step *= lr
    np.subtract(w, step, out=w_out)
    return w_out, s_out
