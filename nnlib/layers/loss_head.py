"""The contract of a loss head: the end of a network, where its last values meet the labels."""

from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray, Layer


class LossHead(Layer):
    """Turns the values Z of the last layer into a loss and dZ in training, and into answers at test.

    Examples
    --------
    >>> from nnlib.layers import SoftmaxCrossEntropy
    >>> SoftmaxCrossEntropy().decide(np.array([[1.0, 3.0, 2.0]]))
    array([1])
    """

    def check_outputs(self, n_out: int) -> None:
        """Raise a ValueError where a network of that many outputs cannot end in this head."""

    def loss(self, Z: FloatArray, y: np.ndarray) -> tuple[float, FloatArray]:
        """Return the mean loss and its gradient with respect to Z."""
        raise NotImplementedError

    def probabilities(self, Z: FloatArray) -> FloatArray:
        """Return what the network believes: probabilities, or values."""
        raise NotImplementedError

    def decide(self, Z: FloatArray) -> np.ndarray[Any, Any]:
        """Return labels, or values."""
        raise NotImplementedError
