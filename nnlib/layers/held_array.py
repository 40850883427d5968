"""Assigning a parameter of a layer whose arrays a network holds in one flat vector.

``layer.W = array`` would put an array of its own in place of the view, and the optimizer would go on changing the
vector, which nobody reads any more. So the numbers are written into the view.
"""

from typing import Any

import numpy as np


class HeldArray:
    """What :class:`~nnlib.layers.Layer` puts in its class for each name in ``parameter_names``.

    It has no ``__get__``: reading finds the array in the layer itself, as fast as any attribute.

    Raises
    ------
    ValueError
        When the shape is another one and the array is held by a network.

    Examples
    --------
    >>> from nnlib.models import SoftmaxRegression
    >>> model = SoftmaxRegression(1, 2)
    >>> model.layers.layers[0].W = [[3.0, 4.0]]
    >>> model.parameters.values
    array([3., 4., 0., 0.])
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __set__(self, layer: Any, value: Any) -> None:
        arrays = vars(layer)
        if not layer.held:
            arrays[self.name] = value
            return
        held = arrays[self.name]
        if np.shape(value) != held.shape:
            raise ValueError(f"expected {self.name} of shape {held.shape}; got {np.shape(value)}")
        held[...] = value
