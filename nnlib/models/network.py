"""A network: layers, a loss at their end, and all parameters in one vector."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np

from nnlib.layers.layer import FloatArray, Layer, walk
from nnlib.layers.loss_head import LossHead
from nnlib.layers.parameters import Parameters
from nnlib.layers.sequential import Sequential
from nnlib.layers.softmax_cross_entropy import SoftmaxCrossEntropy
from nnlib.models.free_layers import check_free
from nnlib.models.share_of_right import share_of_right

_ROWS_AT_ONCE = 1000


class Network:
    r"""Layers and a loss head that learn together.

    A copy (``copy.deepcopy``, pickle) is a network of its own that learns on its own.

    The loss is ``head(layers(X), y)`` plus ``l1 * sum|W| + l2 / 2 * sum W**2`` over weights, not biases.

    Parameters
    ----------
    n_in : int
        Number of columns of X.
    layers : list of Layer
        Applied in order; the last gives the logits (or the prediction) that the head turns into a loss.
    head : LossHead, optional
        :class:`~nnlib.layers.SoftmaxCrossEntropy` unless given.
    dtype : dtype
        float32 or float64; X of another type is converted.
    l1, l2 : float
        Factors of the penalties.

    Raises
    ------
    ValueError
        When the layers do not fit together, one of them is there twice or belongs to another network, the head does
        not fit, a penalty is negative, or the dtype is another one.

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> from nnlib.optimizers import SGD
    >>> model = Network(2, [Linear(2, 3, init="zeros")])
    >>> optimizer = SGD(model.parameters, lr=0.1)
    >>> loss = model.loss_and_gradients(np.eye(2), np.array([0, 2]))
    >>> optimizer.step()
    >>> round(loss, 4), model.predict(np.eye(2))
    (1.0986, array([0, 2]))
    """

    def __init__(
        self,
        n_in: int,
        layers: Sequence[Layer],
        head: LossHead | None = None,
        dtype: Any = np.float64,
        l1: float = 0.0,
        l2: float = 0.0,
    ) -> None:
        if not (l1 >= 0 and l2 >= 0):
            raise ValueError(f"expected penalties of at least 0; got l1={l1}, l2={l2}")
        self.n_in = n_in
        self.dtype = np.dtype(dtype)
        if self.dtype not in (np.float32, np.float64):
            raise ValueError(f"expected a network of float32 or float64; got {self.dtype}: give it another dtype")
        self.layers = Sequential(layers)
        self.head = head or SoftmaxCrossEntropy()
        check_free([*layers, self.head])
        self.n_out = self.layers.output_shape(n_in)
        self.head.check_outputs(self.n_out)
        self.parameters = Parameters(layers, self.dtype)
        self.l1, self.l2 = l1, l2
        self._join_layers()

    def _join_layers(self) -> None:
        """Let the layers share arrays, and make theirs views of the vectors."""
        self.head.reuses_buffers = True
        self.layers.share_buffers()
        self.layers.skip_input_gradient()
        self.parameters.bind(self.layers.layers)
        self.head.kernels = self.parameters.kernels
        for layer in walk(self.layers.layers):
            layer.kernels = self.parameters.kernels

    def compile(self) -> Self:
        """Let training run through compiled kernels where there are some; return the network.

        They are for long training: the first steps wait for Numba. There are kernels for the bias, the rectifier,
        softmax with cross-entropy, SGD, momentum and Adam (:mod:`nnlib.compiled`). Weights stay the same to the last
        bit, losses (and for mini-batches of one row all) to rounding.

        Raises
        ------
        ImportError
            When Numba is not installed.

        Examples
        --------
        >>> from nnlib.models import MLP
        >>> from nnlib.optimizers import Adam
        >>> model = MLP([2, 3, 2], rng=np.random.default_rng(0)).compile()
        >>> loss = model.loss_and_gradients(np.eye(2), np.array([0, 1]))
        >>> Adam(model.parameters).step()
        """
        from nnlib.compiled import KERNELS

        self.parameters.kernels = KERNELS
        self._join_layers()
        return self

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Join the layers again, which a copy takes apart."""
        self.__dict__.update(state)
        self._join_layers()

    def loss_and_gradients(self, X: FloatArray, y: np.ndarray) -> float:
        """Return the loss on a mini-batch and leave its gradient in ``parameters.gradients``."""
        Z = self.layers.forward(self._checked(X), training=True)
        loss, dZ = self.head.loss(Z, y)
        self.layers.backward(dZ)
        if self.l1 or self.l2:
            loss += self._penalise()
        return loss

    def _penalise(self) -> float:
        penalty = 0.0
        for name in self.parameters.penalised:
            W, dW = self.parameters[name], self.parameters.gradient(name)
            if self.l2:
                penalty += 0.5 * self.l2 * float(np.vdot(W, W))
                dW += self.l2 * W
            if self.l1:
                penalty += self.l1 * float(np.abs(W).sum())
                dW += self.l1 * np.sign(W)
        return penalty

    def loss(self, X: FloatArray, y: np.ndarray) -> float:
        """Return the mean loss in test mode, without penalties."""
        X = self._checked(X)
        y = np.asarray(y)
        if len(y) != len(X):
            raise ValueError(f"expected one label for each of {len(X)} rows; got {len(y)}")
        total = 0.0
        for start in range(0, len(X), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            value, _ = self.head.loss(self.layers.forward(X[rows]), y[rows])
            total += value * len(y[rows])
        return total / len(X)

    def forward(self, X: FloatArray) -> FloatArray:
        """Return what the last layer gives in test mode, shape (n, n_out): logits, for a classifier."""
        X = self._checked(X)
        Z = np.empty((len(X), self.n_out), self.dtype)
        for start in range(0, len(X), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            Z[rows] = self.layers.forward(X[rows])
        return Z

    def predict_proba(self, X: FloatArray) -> FloatArray:
        """Return the head's probabilities (or values, for squared error) in test mode."""
        return self.head.probabilities(self.forward(X))

    def predict(self, X: FloatArray) -> np.ndarray:
        """Return labels (or values, for squared error) in test mode."""
        return self.head.decide(self.forward(X))

    def accuracy(self, X: FloatArray, y: np.ndarray) -> float:
        """Return the share of right labels, between 0 and 1; y is (n,), a column counts as one."""
        return share_of_right(self.predict(X), y)

    def _checked(self, X: FloatArray) -> FloatArray:
        """Return X in the dtype of the network, or say what is wrong with it."""
        if type(X) is not np.ndarray or X.dtype is not self.dtype:
            X = np.asarray(X, self.dtype)
        if X.ndim != 2 or X.shape[1] != self.n_in or not X.shape[0]:
            raise ValueError(
                f"expected X of shape (n, {self.n_in}) with n at least 1; got {X.shape}: one row for each example?"
            )
        return X

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.n_in} -> {self.n_out}, {self.parameters.values.size} parameters)"
