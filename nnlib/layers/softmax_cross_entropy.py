"""Softmax and cross-entropy in one: the loss head of a classifier.

The plain form is :func:`nnlib.softmax` followed by :func:`nnlib.cross_entropy`; together they need no logarithm of a
rounded probability, and the gradient is (P - onehot(y)) / n.
"""

from typing import Any, NamedTuple

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.layers.loss_head import LossHead


class _Plan(NamedTuple):
    """What a step on n rows needs. Classes are rows of E: maxima and sums over them run along whole rows of memory."""

    E: FloatArray
    dZ: FloatArray
    scale: FloatArray
    z_true: FloatArray
    place: np.ndarray
    counting: np.ndarray


class SoftmaxCrossEntropy(LossHead):
    r"""The mean cross-entropy of the softmax of logits against integer labels.

    .. math:: J = \frac{1}{n} \sum_i \Big(\log \sum_k e^{Z_{ik}} - Z_{i y_i}\Big), \quad dZ = (P - Y) / n

    Examples
    --------
    >>> head = SoftmaxCrossEntropy()
    >>> loss, dZ = head.loss(np.array([[0.0, 0.0]]), np.array([1]))
    >>> round(loss, 4), dZ
    (0.6931, array([[ 0.5, -0.5]]))
    """

    def plan(self, n: int, K: int, dtype: Any) -> _Plan:
        """Return the arrays for n rows and K classes."""
        E = np.empty((K, n), dtype)
        return _Plan(E, E.T, np.empty(n, dtype), np.empty(n, dtype), np.empty(n, np.intp), np.arange(n))

    def loss(self, Z: FloatArray, y: np.ndarray) -> tuple[float, FloatArray]:
        """Return the mean loss and dZ for logits Z (n, K) and labels y (n,) in 0..K-1.

        Raises
        ------
        ValueError
            When y is not a vector of n integers in 0..K-1.
        """
        n, K = Z.shape
        if y.shape != (n,) or y.dtype.kind not in "iu":
            raise ValueError(
                f"expected y as {n} integer labels, shape ({n},), one for each row of X; "
                f"got shape {y.shape}, dtype {y.dtype}"
            )
        plan = self.planned(n, K, Z.dtype)
        if self.kernels:
            return self._compiled_loss(Z, y, plan, self.kernels)
        E, scale, place = plan.E, plan.scale, plan.place
        E[...] = Z.T
        np.maximum.reduce(E, axis=0, out=scale)
        np.subtract(E, scale, out=E)
        np.copyto(place, y, casting="unsafe")
        if np.maximum.reduce(place.view(np.uintp)) >= K:  # a negative label is a very large number there
            raise _wrong_labels(y, K)
        np.multiply(place, n, out=place)
        np.add(place, plan.counting, out=place)
        flat = E.reshape(-1)
        z_true = flat[place]
        np.exp(E, out=E)
        np.add.reduce(E, axis=0, out=scale)
        np.subtract(np.log(scale), z_true, out=z_true)
        loss = float(np.add.reduce(z_true)) / n
        np.multiply(scale, n, out=scale)
        np.divide(E, scale, out=E)
        flat[place] -= 1.0 / n
        return loss, plan.dZ

    def _compiled_loss(self, Z: FloatArray, y: np.ndarray, plan: _Plan, kernels: Any) -> tuple[float, FloatArray]:
        """Do the same in two passes and an exponential; the loss is added up in float64."""
        if not y.dtype.isnative:
            y = y.astype(np.intp)
        if not kernels.shift_logits(Z, y, plan.E, plan.z_true):
            raise _wrong_labels(y, Z.shape[1])
        np.exp(plan.E, out=plan.E)
        return kernels.softmax_gradient(plan.E, y, plan.z_true, plan.scale), plan.dZ

    def probabilities(self, Z: FloatArray) -> FloatArray:
        """Return the probabilities P, shape (n, K)."""
        P = np.exp(Z - Z.max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        return P

    def decide(self, Z: FloatArray) -> np.ndarray:
        """Return the most probable label of each row, shape (n,)."""
        return Z.argmax(axis=1)


def _wrong_labels(y: np.ndarray, K: int) -> ValueError:
    return ValueError(f"expected labels in 0..{K - 1} for {K} outputs; got {y.min()}..{y.max()}")
