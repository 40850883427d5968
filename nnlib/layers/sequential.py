"""Layers one after the other, and the switches that let them share arrays."""

from collections.abc import Sequence

from nnlib.layers.layer import FloatArray, Layer


class Sequential(Layer):
    """Apply layers in order; backward runs through them in reverse.

    Parameters
    ----------
    layers : list of Layer
        At least one.

    Examples
    --------
    >>> from nnlib.layers import Linear, ReLU
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> net = Sequential([Linear(3, 4, rng=rng), ReLU(), Linear(4, 2, rng=rng)])
    >>> net.forward(np.ones((5, 3))).shape
    (5, 2)
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        if not layers:
            raise ValueError("expected at least one layer; got none")
        self.layers = list(layers)
        self.output_needed = self.layers[-1].output_needed

    @property
    def sublayers(self) -> tuple[Layer, ...]:
        """The layers in order."""
        return tuple(self.layers)

    def share_buffers(self) -> None:
        """Let the layers keep their arrays from step to step and work in place where no other layer reads them."""
        for layer in self.layers:
            layer.reuses_buffers = True
            for container in (layer, *layer.sublayers):
                if isinstance(container, Sequential):
                    container.share_buffers()
        for before, layer in zip(self.layers, self.layers[1:], strict=False):
            layer.overwrites_input = not before.output_needed
            before.overwrites_gradient = True

    def skip_input_gradient(self) -> None:
        """Leave out the gradient of the network's input: nothing below the first parameters learns from it."""
        for layer in self.layers:
            layer.needs_input_gradient = False
            if layer.parameter_names or layer.sublayers:
                return

    def forward(self, X: FloatArray, training: bool = False) -> FloatArray:
        """Return the output of the last layer."""
        for layer in self.layers:
            X = layer.forward(X, training)
        return X

    def backward(self, dY: FloatArray) -> FloatArray | None:
        """Return dX, or None where a layer was told that nobody needs it."""
        gradient: FloatArray | None = dY
        for layer in reversed(self.layers):
            if gradient is None:
                break
            gradient = layer.backward(gradient)
        return gradient

    def output_shape(self, n_in: int) -> int:
        """Return the number of outputs of the last layer."""
        for layer in self.layers:
            n_in = layer.output_shape(n_in)
        return n_in

    def __repr__(self) -> str:
        return f"Sequential({', '.join(map(repr, self.layers))})"
