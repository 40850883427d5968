"""All kernels as one object, which layers and parameters hold once their network is compiled."""

from nnlib.compiled.adam import adam_update
from nnlib.compiled.bias import add_bias
from nnlib.compiled.momentum import momentum_update
from nnlib.compiled.relu import rectify, relu_gradient
from nnlib.compiled.sgd import sgd_update
from nnlib.compiled.softmax import shift_logits, softmax_gradient


class Kernels:
    """The kernels by name; there is one such object, also in a copy of a network.

    Examples
    --------
    >>> import copy
    >>> copy.deepcopy(KERNELS) is KERNELS
    True
    """

    add_bias = staticmethod(add_bias)
    adam_update = staticmethod(adam_update)
    momentum_update = staticmethod(momentum_update)
    rectify = staticmethod(rectify)
    relu_gradient = staticmethod(relu_gradient)
    sgd_update = staticmethod(sgd_update)
    shift_logits = staticmethod(shift_logits)
    softmax_gradient = staticmethod(softmax_gradient)

    def __reduce__(self) -> str:
        return "KERNELS"


KERNELS = Kernels()
