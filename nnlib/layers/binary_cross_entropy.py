"""Sigmoid and binary cross-entropy in one: the loss head of logistic regression."""

import numpy as np

from nnlib.functions.binary_cross_entropy import (
    binary_cross_entropy_from_logits,
    binary_cross_entropy_from_logits_backward,
)
from nnlib.functions.sigmoid import sigmoid
from nnlib.layers.layer import FloatArray
from nnlib.layers.loss_head import LossHead


class BinaryCrossEntropy(LossHead):
    """The mean binary cross-entropy of one logit for each row against labels 0 and 1.

    Examples
    --------
    >>> loss, dZ = BinaryCrossEntropy().loss(np.array([[0.0]]), np.array([1]))
    >>> round(loss, 4), dZ
    (0.6931, array([[-0.5]]))
    """

    def check_outputs(self, n_out: int) -> None:
        """Refuse more than one logit."""
        if n_out != 1:
            raise ValueError(f"expected one output for binary cross-entropy; got {n_out}: use softmax for more classes")

    def loss(self, Z: FloatArray, y: np.ndarray) -> tuple[float, FloatArray]:
        """Return the mean loss and dZ for logits Z (n, 1) and labels y (n,) in {0, 1}."""
        if Z.shape[1] != 1 or np.shape(y) != (len(Z),):
            raise ValueError(
                f"expected one logit and one label for each row; got Z of shape {Z.shape}, y of shape {np.shape(y)}"
            )
        z = Z[:, 0]
        dz = binary_cross_entropy_from_logits_backward(y, z)
        return float(binary_cross_entropy_from_logits(y, z)), np.asarray(dz, Z.dtype)[:, None]

    def probabilities(self, Z: FloatArray) -> FloatArray:
        """Return the probability of label 1, shape (n,)."""
        return sigmoid(Z[:, 0])

    def decide(self, Z: FloatArray) -> np.ndarray:
        """Return 1 where the probability is at least one half, shape (n,)."""
        return (Z[:, 0] >= 0).astype(np.int64)
