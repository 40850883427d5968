"""The step of Adam with bias correction. Contract: arguments stay as they are unless they are given as ``out``."""

import numpy as np

from nnlib.arguments import check_same_shape


def adam_step(
    w: np.ndarray,
    g: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    lr: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-8,
    out: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return parameters and both moments after step t of Adam.

    .. math::
        m \leftarrow \beta_1 m + (1 - \beta_1) g, \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2, \qquad
        w \leftarrow w - \eta \frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}

    Parameters
    ----------
    w, g, m, v : ndarray, same shape
        Parameters, gradient, first and second moment (zeros at the start).
    t : int
        The number of this step, from 1.
    lr, beta1, beta2, eps : float
        Learning rate; shares of the old moments; a small number against division by zero.
    out : tuple (w, m, v), optional
        Where to write the results; may be the arguments themselves.

    Returns
    -------
    w, m, v : ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ or ``t`` is below 1.

    References
    ----------
    Kingma and Ba (2015), algorithm 1; the slide of Vitay leaves out the bias correction.

    Examples
    --------
    >>> w, m, v = adam_step(np.array([1.0]), np.array([4.0]), np.zeros(1), np.zeros(1), t=1, lr=0.1)
    >>> w.round(6), m.round(6), v.round(6)
    (array([0.9]), array([0.4]), array([0.016]))
    """
    w, g, m, v = np.asarray(w), np.asarray(g), np.asarray(m), np.asarray(v)
    for array, name in ((g, "g"), (m, "m"), (v, "v")):
        check_same_shape(array, w, name, "w")
    if t < 1:
        raise ValueError(f"expected t >= 1; got {t}: steps are counted from 1")
    lr, beta1, beta2, eps = float(lr), float(beta1), float(beta2), float(eps)
    if out is None:
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v

    # the same with one array of scratch: both corrections are numbers and move out of the arrays
    w_out, m_out, v_out = out
    scratch = (1 - beta1) * g
    np.multiply(m, beta1, out=m_out)
    m_out += scratch
    np.multiply(g, g, out=scratch)
    scratch *= 1 - beta2
    np.multiply(v, beta2, out=v_out)
    v_out += scratch
    root_correction = (1 - beta2**t) ** 0.5
    np.sqrt(v_out, out=scratch)
    scratch += eps * root_correction
    np.divide(m_out, scratch, out=scratch)
    scratch *= lr * root_correction / (1 - beta1**t)
    np.subtract(w, scratch, out=w_out)
    return w_out, m_out, v_out
