"""Loss heads by the name of the output unit."""

from collections.abc import Callable

from nnlib.layers import BinaryCrossEntropy, LossHead, SoftmaxCrossEntropy, SquaredError

HEADS: dict[str, Callable[[], LossHead]] = {
    "softmax": SoftmaxCrossEntropy,
    "sigmoid": BinaryCrossEntropy,
    "identity": SquaredError,
}
