"""Adding the bias of a linear layer; its NumPy form is ``Z += b``, slow where rows are short."""

from typing import Any

from nnlib.compiled.jit import kernel


@kernel
def add_bias(Z: Any, b: Any) -> None:
    r"""Add b to every row of Z, in place.

    .. math:: Z_{ij} \leftarrow Z_{ij} + b_j

    Parameters
    ----------
    Z : ndarray, shape (n, n_out)
        float32 or float64, row by row in memory.
    b : ndarray, shape (n_out,)

    Examples
    --------
    >>> import numpy as np
    >>> Z = np.zeros((2, 2))
    >>> add_bias(Z, np.array([1.0, 2.0]))
    >>> Z
    array([[1., 2.], [1., 2.]])
    """
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            Z[i, j] += b[j]
