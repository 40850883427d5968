"""The step with momentum. Contract: arguments stay as they are unless they are given as ``out``."""

import numpy as np

from nnlib.arguments import check_same_shape


def momentum_step(
    w: np.ndarray,
    g: np.ndarray,
    v: np.ndarray,
    lr: float,
    beta: float = 0.9,
    out: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    r"""Return parameters and velocity after one step with momentum.

    .. math:: v \leftarrow \beta v - \eta g, \qquad w \leftarrow w + v

    Parameters
    ----------
    w, g, v : ndarray, same shape
        Parameters, gradient, velocity (zeros at the start).
    lr, beta : float
        Learning rate; share of the velocity that is kept.
    out : tuple (w, v), optional
        Where to write the results; may be the arguments themselves.

    Returns
    -------
    w, v : ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ.

    References
    ----------
    Polyak (1964); Shuai and Cerisara, "Momentum".
    The averaged form of Peeters and Vitay is this one with lr (1 - beta).

    Examples
    --------
    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([0.5]), lr=0.1, beta=0.9)
    (array([1.25]), array([0.25]))
    """
    w, g, v = np.asarray(w), np.asarray(g), np.asarray(v)
    check_same_shape(g, w, "g", "w")
    check_same_shape(v, w, "v", "w")
    lr, beta = float(lr), float(beta)
    if out is None:
        v = beta * v - lr * g
        return w + v, v
    w_out, v_out = out
    np.multiply(v, beta, out=v_out)
    v_out -= lr * g
    np.add(w, v_out, out=w_out)
    return w_out, v_out
