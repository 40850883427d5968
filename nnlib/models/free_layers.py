"""A layer belongs to one place of one network: it keeps what its own backward pass needs, and shares arrays there."""

from collections.abc import Sequence

from nnlib.layers.layer import Layer, walk


def check_free(layers: Sequence[Layer]) -> None:
    """Raise where a layer is there twice, or belongs to a network already.

    Raises
    ------
    ValueError
        With what to do instead.

    Examples
    --------
    >>> from nnlib.layers import ReLU
    >>> unit = ReLU()
    >>> check_free([unit, unit])
    Traceback (most recent call last):
    ValueError: expected each layer once; got ReLU() twice: make one for each place, each remembers what passed through
    """
    seen: set[int] = set()
    for layer in walk(list(layers)):
        if id(layer) in seen:
            raise ValueError(
                f"expected each layer once; got {layer} twice: make one for each place, each remembers what passed "
                "through"
            )
        if layer.reuses_buffers:
            raise ValueError(
                f"expected layers that belong to no network; {layer} belongs to one: put copy.deepcopy of it here"
            )
        seen.add(id(layer))
