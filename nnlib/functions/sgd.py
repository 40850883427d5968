"""The step of gradient descent. Contract: arguments stay as they are unless they are given as ``out``."""

import numpy as np

from nnlib.arguments import check_same_shape


def sgd_step(w: np.ndarray, g: np.ndarray, lr: float, out: np.ndarray | None = None) -> np.ndarray:
    r"""Return the parameters one step down the gradient.

    .. math:: w \leftarrow w - \eta g

    Parameters
    ----------
    w, g : ndarray, same shape
        Parameters, and the gradient of the loss there.
    lr : float
        The learning rate eta.
    out : ndarray, optional
        Where to write the result; ``out=w`` steps in place.

    Returns
    -------
    ndarray of that shape

    Raises
    ------
    ValueError
        When the shapes differ.

    References
    ----------
    Robbins and Monro (1951); Allauzen, "SGD"; Peeters (2018), section 2.3.

    Examples
    --------
    >>> sgd_step(np.array([1.0, 2.0]), np.array([10.0, 0.0]), lr=0.1)
    array([0., 2.])
    """
    w, g = np.asarray(w), np.asarray(g)
    check_same_shape(g, w, "g", "w")
    return np.subtract(w, float(lr) * g, out=out)
