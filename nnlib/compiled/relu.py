"""The rectifier and the gradient through it, in one pass each; their NumPy forms are in ``nnlib.layers.ReLU``.

Both work in place: a loop that reads one array and writes another, which may be the same, is several times slower.
"""

from typing import Any

from nnlib.compiled.jit import kernel


@kernel
def rectify(Z: Any) -> None:
    r"""Write the rectified values into Z.

    .. math:: Z \leftarrow \max(0, Z)

    Parameters
    ----------
    Z : ndarray, shape (n, n_out)
        float32 or float64, row by row in memory.

    Examples
    --------
    >>> import numpy as np
    >>> A = np.array([[-1.0, 2.0]])
    >>> rectify(A)
    >>> A
    array([[0., 2.]])
    """
    zero = Z.dtype.type(0)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            z = Z[i, j] + zero  # without it the compiler stores negative entries alone, which takes four times as long
            Z[i, j] = zero if z < zero else z


@kernel
def relu_gradient(dA: Any, A: Any) -> None:
    r"""Write the gradient with respect to Z into dA.

    .. math:: dA \leftarrow dA \cdot [A > 0]

    Parameters
    ----------
    dA, A : ndarray, shape (n, n_out)
        float32 or float64, both the same, row by row in memory.

    Examples
    --------
    >>> import numpy as np
    >>> dZ = np.array([[5.0, 7.0]])
    >>> relu_gradient(dZ, np.array([[0.0, 2.0]]))
    >>> dZ
    array([[0., 7.]])
    """
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            dA[i, j] *= A[i, j] > 0
