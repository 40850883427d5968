"""The update of stochastic gradient descent in one pass; its NumPy form is ``nnlib.optimizers.SGD.update``."""

from typing import Any

from nnlib.compiled.jit import kernel


@kernel
def sgd_update(w: Any, g: Any, lr: Any) -> None:
    r"""Write the updated weights into w.

    .. math:: w \leftarrow w - \eta\, g

    Parameters
    ----------
    w, g : ndarray, shape (n,)
        float32 or float64, both the same.
    lr : float
        Rounded to the type of w first, as NumPy does.

    Examples
    --------
    >>> import numpy as np
    >>> w = np.array([1.0, 2.0])
    >>> sgd_update(w, np.array([10.0, -10.0]), 0.1)
    >>> w
    array([0., 3.])
    """
    eta = w.dtype.type(lr)
    for i in range(w.size):
        w[i] -= eta * g[i]
