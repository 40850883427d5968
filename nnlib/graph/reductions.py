"""Gates that make one number of many: sum, mean and max, over one axis or all."""

from typing import Any

import numpy as np

from nnlib.graph.gate import Gate


def _reduction(symbol: str, reduce: Any, weight: Any, x: Any, axis: int | None, keepdims: bool) -> Gate:
    """Make a gate whose gradient is spread over ``x`` by ``weight(value, x)``, an array like x; both keep the axis."""

    def spread(v: Any, x: Any) -> Any:
        kept = v if keepdims or axis is None else np.expand_dims(v, axis)
        return weight(kept, x)

    def product(upstream: Any, v: Any, x: Any) -> tuple[Any]:
        kept = upstream if keepdims or axis is None else np.expand_dims(upstream, axis)
        return (kept * spread(v, x),)

    def jacobian(v: Any, x: Any) -> tuple[Any]:
        rows = [product(unit.reshape(v.shape), v, x)[0] for unit in np.eye(v.size, dtype=x.dtype)]
        return (np.stack(rows).reshape(v.shape + x.shape),)

    return Gate(symbol, lambda x: reduce(x, axis=axis, keepdims=keepdims), jacobian, x, product=product)


def sum(x: Any, axis: int | None = None, keepdims: bool = False) -> Gate:
    """Sum; every number that was added gets the whole gradient.

    Examples
    --------
    >>> float(sum([1.0, 2.0]).value)
    3.0
    """
    return _reduction("Σ", np.sum, lambda v, x: np.ones_like(x), x, axis, keepdims)


def mean(x: Any, axis: int | None = None, keepdims: bool = False) -> Gate:
    """Mean; every one of n numbers gets 1 / n of the gradient.

    Examples
    --------
    >>> float(mean([1.0, 2.0]).value)
    1.5
    """
    return _reduction("mean", np.mean, lambda v, x: np.full_like(x, v.size / x.size, dtype=v.dtype), x, axis, keepdims)


def max(x: Any, axis: int | None = None, keepdims: bool = False) -> Gate:
    """Largest number; it gets the whole gradient (the first one when several are largest).

    Examples
    --------
    >>> max([[1.0, 5.0], [3.0, 2.0]], axis=1).value
    array([5., 3.])
    """

    def first_largest(v: Any, x: Any) -> Any:
        chosen = np.zeros_like(x)
        if axis is None:
            chosen.flat[x.argmax()] = 1
        else:
            np.put_along_axis(chosen, np.expand_dims(x.argmax(axis), axis), 1, axis)
        return chosen

    return _reduction("max", np.max, first_largest, x, axis, keepdims)
