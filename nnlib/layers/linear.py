"""The linear layer, Z = X W + b, and its backward pass.

The pure pair is :func:`nnlib.linear_forward` and :func:`nnlib.linear_backward`; here the same products are written into
arrays that are kept from step to step.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.layers.initialisation import Initialiser, initial_weights
from nnlib.layers.layer import FloatArray, Layer

# Measured with OpenBLAS: with so few rows and such wide layers the transposed product takes half to three quarters of
# the time.
_FEW_ROWS, _LONG = 64, 400


class Linear(Layer):
    r"""Multiply by a matrix of weights and add a bias.

    .. math:: Z = X W + b, \quad dW = X^T dZ, \quad db = \sum_i dZ_i, \quad dX = dZ\, W^T

    Parameters
    ----------
    n_in, n_out : int
        Numbers of inputs and outputs; ``W`` is (n_in, n_out), ``b`` is (n_out,).
    init : str or callable
        ``"xavier_uniform"``, ``"xavier_normal"``, ``"he_normal"``, ``"scaled_normal"`` (variance 1/n_in),
        ``"standard_normal"``, ``"small_normal"`` (0.01), ``"zeros"``, or a function ``(n_in, n_out, rng)``.
    rng : numpy.random.Generator, optional
        Needed unless ``init`` is ``"zeros"``.
    dtype : dtype
        float32 or float64.

    Raises
    ------
    ValueError
        When a size is below 1, the initialiser is unknown, or ``rng`` is missing.

    References
    ----------
    Allauzen, lecture on neural networks (2018), matrix form of back-propagation.

    Examples
    --------
    >>> layer = Linear(3, 2, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((4, 3))).shape
    (4, 2)
    >>> layer.backward(np.ones((4, 2))).shape, layer.dW.shape, layer.db
    ((4, 3), (3, 2), array([4., 4.]))
    """

    parameter_names = ("W", "b")
    penalised_names = ("W",)

    def __init__(
        self,
        n_in: int,
        n_out: int,
        init: Initialiser = "xavier_uniform",
        rng: np.random.Generator | None = None,
        dtype: Any = np.float64,
    ) -> None:
        super().__init__()
        self.W = initial_weights(init, n_in, n_out, rng, dtype)
        self.b = np.zeros(n_out, dtype)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        self._X: FloatArray | None = None

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return Z = X W + b, shape (n, n_out)."""
        if X.ndim != 2 or X.shape[1] != self.W.shape[0]:
            raise ValueError(
                f"expected X of shape (n, {self.W.shape[0]}) because W is {self.W.shape}; got {X.shape}: "
                "one row for each example?"
            )
        self._X = X
        Z = _product(X, self.W, self.buffer, "Z")
        if self.kernels and Z.flags.c_contiguous:
            self.kernels.add_bias(Z, self.b)
        else:
            Z += self.b
        return Z

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Write dW and db, return dX of shape (n, n_in), or None where nothing below learns."""
        X = self._X
        if X is None:
            raise RuntimeError("expected a forward pass before backward: call forward(X) first")
        multiply(X.T, dY, self.dW)
        column_sums(dY, out=self.db)
        if not self.needs_input_gradient:
            return None
        return _product(dY, self.W.T, self.buffer, "dX")

    def output_shape(self, n_in: int) -> int:
        """Return n_out."""
        if n_in != self.W.shape[0]:
            raise ValueError(f"expected {self.W.shape[0]} inputs because W is {self.W.shape}; got {n_in}")
        return self.W.shape[1]

    def __repr__(self) -> str:
        return f"Linear({self.W.shape[0]}, {self.W.shape[1]})"


def _product(A: FloatArray, B: FloatArray, buffer: Callable[..., FloatArray], role: str) -> FloatArray:
    """Return A B in a buffer; with few rows as the transpose of B^T A^T, whose long side suits the matrix product."""
    n, k = A.shape[0], B.shape[1]
    if n > _FEW_ROWS or k < _LONG:
        return multiply(A, B, buffer(role, (n, k), B.dtype))
    return multiply(B.T, A.T, buffer(role, (k, n), B.dtype)).T


def multiply(A: FloatArray, B: FloatArray, out: FloatArray) -> FloatArray:
    """Write A B into ``out`` and return it; ``np.dot`` costs half of ``np.matmul``'s overhead, but converts no types.

    Examples
    --------
    >>> multiply(np.ones((1, 2), np.float32), np.ones((2, 3)), np.empty((1, 3)))
    array([[2., 2., 2.]])
    """
    return np.dot(A, B, out) if A.dtype is B.dtype is out.dtype else np.matmul(A, B, out=out)


_ONES: dict[Any, FloatArray] = {}


def column_sums(A: FloatArray, out: FloatArray | None = None) -> FloatArray:
    """Return ``A.sum(axis=0)`` as a product with a row of ones, which NumPy does several times faster.

    Examples
    --------
    >>> column_sums(np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([4., 6.])
    """
    ones = _ONES.get(A.dtype)
    if ones is None or ones.size < A.shape[0]:
        ones = _ONES[A.dtype] = np.ones(max(A.shape[0], 1024), A.dtype)
    ones = ones[: A.shape[0]]
    return ones @ A if out is None else multiply(ones, A, out)
