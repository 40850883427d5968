"""The update of Adam in one pass; its NumPy form, ten passes, is ``nnlib.optimizers.Adam.update``."""

import math
from typing import Any

from nnlib.compiled.jit import kernel


@kernel
def adam_update(w: Any, g: Any, m: Any, v: Any, beta1: Any, beta2: Any, eps: Any, lr: Any) -> None:
    r"""Write the updated means and weights into m, v and w, with the factors folded as ``Adam.prepare`` says.

    .. math::
        m \leftarrow \beta_1 m + g, \quad v \leftarrow \beta_2 v + g^2, \quad
        w \leftarrow w - \frac{m}{\sqrt{v} + \epsilon}\, \eta

    Parameters
    ----------
    w, g, m, v : ndarray, shape (n,)
        float32 or float64, all the same.
    beta1, beta2, eps, lr : float
        Rounded to the type of w first, as NumPy does.

    Examples
    --------
    >>> import numpy as np
    >>> w, m, v = np.array([1.0]), np.zeros(1), np.zeros(1)
    >>> adam_update(w, np.array([4.0]), m, v, 0.9, 0.999, 0.0, 0.5)
    >>> w, m, v
    (array([0.5]), array([4.]), array([16.]))
    """
    number = w.dtype.type
    keep_m, keep_v, epsilon, eta = number(beta1), number(beta2), number(eps), number(lr)
    for i in range(w.size):
        m[i] = keep_m * m[i] + g[i]
        v[i] = keep_v * v[i] + g[i] * g[i]
        w[i] -= m[i] / (math.sqrt(v[i]) + epsilon) * eta
