"""The step of Nesterov's momentum. Contract: the gradient is a function, asked once, at the look-ahead point."""

from collections.abc import Callable

import numpy as np

from nnlib.arguments import check_same_shape


def nesterov_step(
    w: np.ndarray, grad_f: Callable[[np.ndarray], np.ndarray], v: np.ndarray, lr: float, beta: float = 0.9
) -> tuple[np.ndarray, np.ndarray]:
    r"""Return parameters and velocity after one step with the gradient taken where the velocity leads.

    .. math:: v \leftarrow \beta v - \eta \nabla f(w + \beta v), \qquad w \leftarrow w + v

    Parameters
    ----------
    w, v : ndarray, same shape
        Parameters and velocity (zeros at the start).
    grad_f : function
        Maps parameters to the gradient there.
    lr, beta : float
        Learning rate; share of the velocity that is kept.

    Returns
    -------
    w, v : ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ.

    References
    ----------
    Nesterov (1983); Vitay, *Neurocomputing*, whose step is lr * v: there the look-ahead point is
    theta + lr * alpha * v.

    Examples
    --------
    >>> nesterov_step(np.array([1.0]), lambda w: 2 * w, np.array([0.5]), lr=0.1, beta=0.8)
    (array([1.12]), array([0.12]))
    """
    w, v = np.asarray(w), np.asarray(v)
    check_same_shape(v, w, "v", "w")
    lr, beta = float(lr), float(beta)
    g = np.asarray(grad_f(w + beta * v))
    check_same_shape(g, w, "the gradient", "w")
    v = beta * v - lr * g
    return w + v, v
