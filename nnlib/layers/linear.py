"""The linear layer, Z = X W + b, and its backward pass.

The pure pair is :func:`nnlib.linear_forward` and :func:`nnlib.linear_backward`; here the same products are written into
arrays that are kept from step to step.
"""

from typing import Any, NamedTuple

import numpy as np

from nnlib.layers.initialisation import Initialiser, initial_weights
from nnlib.layers.layer import FloatArray, Layer, no_forward_pass
from nnlib.layers.products import Product, multiply


class _Plan(NamedTuple):
    """What a step on n rows needs."""

    Z: Product
    dX: Product
    ones: FloatArray


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
    Allauzen, *Deep Learning: the basics* (2017), matrix form of back-propagation.

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

    def plan(self, n: int) -> _Plan:
        """Return the arrays for n rows."""
        n_in, n_out = self.W.shape
        dtype = self.W.dtype
        return _Plan(Product(n, n_out, dtype), Product(n, n_in, dtype), np.ones(n, dtype))

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return Z = X W + b, shape (n, n_out)."""
        if X.ndim != 2 or X.shape[1] != self.W.shape[0]:
            raise ValueError(
                f"expected X of shape (n, {self.W.shape[0]}) because W is {self.W.shape}; got {X.shape}: "
                "one row for each example?"
            )
        self._X = X
        product = self.planned(X.shape[0]).Z
        Z = product(X, self.W)
        if self.kernels and not product.transposed:
            self.kernels.add_bias(Z, self.b)
        else:
            Z += self.b
        return Z

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Write dW and db, return dX of shape (n, n_in), or None where nothing below learns."""
        X = self._X
        if X is None:
            raise no_forward_pass()
        plan = self.planned(X.shape[0])
        multiply(X.T, dY, self.dW)
        multiply(plan.ones, dY, self.db)
        return plan.dX(dY, self.W.T) if self.needs_input_gradient else None

    def output_shape(self, n_in: int) -> int:
        """Return n_out."""
        if n_in != self.W.shape[0]:
            raise ValueError(f"expected {self.W.shape[0]} inputs because W is {self.W.shape}; got {n_in}")
        return self.W.shape[1]

    def __repr__(self) -> str:
        return f"Linear({self.W.shape[0]}, {self.W.shape[1]})"
