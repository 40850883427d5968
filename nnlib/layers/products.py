"""Matrix products written into arrays that are kept; the plain forms are ``A @ B`` and ``A.sum(axis=0)``."""

from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray

# Measured with OpenBLAS: with so few rows and such wide layers the transposed product takes half to three quarters of
# the time.
_FEW_ROWS, _LONG = 64, 400


class Product:
    """A B for matrices A of n rows, written into the same array each time.

    With few rows it is made as the transpose of B^T A^T, whose long side suits the matrix product.

    Parameters
    ----------
    n, k : int
        The shape of A B.
    dtype : dtype

    Examples
    --------
    >>> product = Product(1, 3, np.float64)
    >>> product(np.ones((1, 2)), np.ones((2, 3)))
    array([[2., 2., 2.]])
    """

    __slots__ = ("into", "out", "transposed")

    def __init__(self, n: int, k: int, dtype: Any) -> None:
        self.transposed = n <= _FEW_ROWS and k >= _LONG
        self.into: FloatArray = np.empty((k, n) if self.transposed else (n, k), dtype)
        self.out = self.into.T if self.transposed else self.into

    def __call__(self, A: FloatArray, B: FloatArray) -> FloatArray:
        """Return A B."""
        if self.transposed:
            multiply(B.T, A.T, self.into)
        else:
            multiply(A, B, self.into)
        return self.out


def multiply(A: FloatArray, B: FloatArray, out: FloatArray) -> FloatArray:
    """Write A B into ``out`` and return it; ``np.dot`` costs half of ``np.matmul``'s overhead, but converts no types.

    Examples
    --------
    >>> multiply(np.ones((1, 2), np.float32), np.ones((2, 3)), np.empty((1, 3)))
    array([[2., 2., 2.]])
    """
    try:
        return np.dot(A, B, out)
    except ValueError:
        return np.matmul(A, B, out=out)


def column_sums(A: FloatArray) -> FloatArray:
    """Return ``A.sum(axis=0)`` as a product with a row of ones, which NumPy does several times faster.

    Examples
    --------
    >>> column_sums(np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([4., 6.])
    """
    return np.ones(A.shape[0], A.dtype) @ A
