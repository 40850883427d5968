"""All parameters of a network in one flat vector, all gradients in another, and each layer's arrays as views of them.

An optimizer then needs a few NumPy calls for the whole network instead of a few for every array.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from nnlib.layers.layer import FloatArray, Layer, walk
from nnlib.layers.vectors import vector


class Parameters:
    """The parameters theta of a network and their gradients, as two flat vectors with named views.

    ``parameters.values`` and ``parameters.gradients`` are the vectors; ``parameters["0.W"]`` is a view of the first,
    ``parameters.gradient("0.W")`` of the second, where 0 is the place of the layer in the network, counted depth first.

    Parameters
    ----------
    layers : list of Layer
        Their parameters are copied into the vector and replaced by views of it.
    dtype : dtype
        float32 or float64.

    Examples
    --------
    >>> from nnlib.layers import Linear
    >>> parameters = Parameters([Linear(3, 2, rng=np.random.default_rng(0))], np.float64)
    >>> parameters.values.shape, list(parameters)
    ((8,), ['0.W', '0.b'])
    """

    def __init__(self, layers: Sequence[Layer], dtype: Any = np.float64) -> None:
        owned = _owned(layers)
        size = sum(getattr(layer, name).size for _, layer, name in owned)
        self.values: FloatArray = vector(size, dtype, 0)
        self.gradients: FloatArray = vector(size, dtype, 1)
        self.penalised: list[str] = []
        self.kernels: Any = None
        self._places: dict[str, tuple[slice, tuple[int, ...]]] = {}
        start = 0
        for key, layer, name in owned:
            old = getattr(layer, name)
            self._places[key] = (slice(start, start + old.size), old.shape)
            start += old.size
            self[key][...] = old
            if name in layer.penalised_names:
                self.penalised.append(key)
        self.bind(layers)

    def bind(self, layers: Sequence[Layer]) -> None:
        """Make the arrays of the layers views of the two vectors, in a copy of a network too, where they are not yet.

        Examples
        --------
        >>> import copy
        >>> from nnlib.layers import Linear
        >>> layers = [Linear(1, 1, init="zeros")]
        >>> parameters, layers = copy.deepcopy((Parameters(layers), layers))
        >>> parameters.bind(layers)
        >>> parameters.values[:] = 7.0
        >>> layers[0].W
        array([[7.]])
        """
        for key, layer, name in _owned(layers):
            vars(layer)[name] = self[key]
            vars(layer)[f"d{name}"] = self.gradient(key)
            layer.held = True

    def __setattr__(self, name: str, value: Any) -> None:
        """Write numbers that are assigned to a vector into it: layers and optimizers hold views of it."""
        vector = vars(self).get(name) if name in ("values", "gradients") else None
        if vector is None:
            super().__setattr__(name, value)
        elif np.shape(value) != vector.shape:
            raise ValueError(f"expected {name} of shape {vector.shape}; got {np.shape(value)}")
        else:
            vector[...] = value

    def __getitem__(self, name: str) -> FloatArray:
        place, shape = self._places[name]
        return self.values[place].reshape(shape)

    def gradient(self, name: str) -> FloatArray:
        """Return the view of the gradient of one parameter."""
        place, shape = self._places[name]
        return self.gradients[place].reshape(shape)

    def penalised_mask(self) -> np.ndarray:
        """Return a boolean vector, True where an entry is a weight and so takes part in penalties, False for biases."""
        mask = np.zeros(self.values.size, bool)
        for name in self.penalised:
            mask[self._places[name][0]] = True
        return mask

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _owned(layers: Sequence[Layer]) -> list[tuple[str, Layer, str]]:
    """Return every parameter: its key, its layer, its name there."""
    return [
        (f"{i}.{name}", layer, name) for i, layer in enumerate(walk(list(layers))) for name in layer.parameter_names
    ]
