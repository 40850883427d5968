"""The update of momentum in one pass; its NumPy form is ``nnlib.momentum_step``."""

from typing import Any

from nnlib.compiled.jit import kernel


@kernel
def momentum_update(w: Any, g: Any, v: Any, lr: Any, beta: Any) -> None:
    r"""Write the updated velocity and weights into v and w.

    .. math:: v \leftarrow \beta v - \eta\, g, \quad w \leftarrow w + v

    Parameters
    ----------
    w, g, v : ndarray, shape (n,)
        float32 or float64, all the same.
    lr, beta : float
        Rounded to the type of w first, as NumPy does.

    Examples
    --------
    >>> import numpy as np
    >>> w, v = np.array([1.0]), np.array([0.5])
    >>> momentum_update(w, np.array([2.0]), v, 0.1, 0.9)
    >>> w, v
    (array([1.25]), array([0.25]))
    """
    eta, keep = w.dtype.type(lr), w.dtype.type(beta)
    for i in range(w.size):
        v[i] = keep * v[i] - eta * g[i]
        w[i] += v[i]
