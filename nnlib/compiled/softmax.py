"""Softmax and cross-entropy in two passes around the exponential; the NumPy form is ``SoftmaxCrossEntropy.loss``.

Classes are rows of E, so that sums over classes run along examples, next to each other in memory. The exponential
between the two is NumPy's own, which is faster than that of a compiled loop.
"""

import math
from typing import Any

from nnlib.compiled.jit import kernel


@kernel
def shift_logits(Z: Any, y: Any, E: Any, z_true: Any) -> bool:
    r"""Write the logits less their maximum into E, and those of the labels into z_true.

    .. math:: E_{ki} = Z_{ik} - \max_j Z_{ij}, \quad z_i = E_{y_i i}

    Parameters
    ----------
    Z : ndarray, shape (n, K)
    y : ndarray of int, shape (n,)
    E : ndarray, shape (K, n)
    z_true : ndarray, shape (n,)

    Returns
    -------
    bool
        Whether all labels are in 0..K-1; where they are not, nothing after the first wrong one is written.

    Examples
    --------
    >>> import numpy as np
    >>> E, z_true = np.empty((2, 1)), np.empty(1)
    >>> shift_logits(np.array([[3.0, 1.0]]), np.array([1]), E, z_true), E, z_true
    (True, array([[ 0.], [-2.]]), array([-2.]))
    """
    n, K = Z.shape
    for i in range(n):
        if not 0 <= y[i] < K:
            return False
        top = Z[i, 0]
        for k in range(1, K):
            if Z[i, k] > top:
                top = Z[i, k]
        z_true[i] = Z[i, y[i]] - top
        for k in range(K):
            E[k, i] = Z[i, k] - top
    return True


@kernel
def softmax_gradient(E: Any, y: Any, z_true: Any, sums: Any) -> float:
    r"""Turn the exponentials in E into the gradient of the mean loss, leave their sums in ``sums``, return the loss.

    .. math::
        s_i = \sum_k E_{ki}, \quad J = \frac{1}{n} \sum_i (\log s_i - z_i), \quad
        E_{ki} \leftarrow \frac{E_{ki}}{n s_i} - \frac{[k = y_i]}{n}

    Parameters
    ----------
    E : ndarray, shape (K, n)
    y : ndarray of int, shape (n,)
    z_true : ndarray, shape (n,)
        As :func:`shift_logits` left it.
    sums : ndarray, shape (n,)

    Returns
    -------
    float
        Added up in float64, whatever the type of E.

    Examples
    --------
    >>> import numpy as np
    >>> E, sums = np.ones((2, 1)), np.empty(1)
    >>> round(softmax_gradient(E, np.array([1]), np.zeros(1), sums), 4)
    0.6931
    >>> E, sums
    (array([[ 0.5], [-0.5]]), array([2.]))
    """
    K, n = E.shape
    count, share = E.dtype.type(n), E.dtype.type(1.0 / n)
    for i in range(n):
        sums[i] = E[0, i]
    for k in range(1, K):
        for i in range(n):
            sums[i] += E[k, i]
    for k in range(K):
        for i in range(n):
            E[k, i] /= sums[i] * count
    loss = 0.0
    for i in range(n):
        E[y[i], i] -= share
        loss += math.log(sums[i]) - z_true[i]
    return loss / n
