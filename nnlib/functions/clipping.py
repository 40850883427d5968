"""Clipping of gradients by value and by global norm. Contract: new arrays come back; NaN is an error."""

from collections.abc import Sequence

import numpy as np

from nnlib.arguments import as_floating


def clip_by_value(grads: Sequence[np.ndarray], limit: float) -> list[np.ndarray]:
    r"""Return the gradients with each entry held between -limit and limit; the direction may change.

    .. math:: g_i \leftarrow \max(-c, \min(c, g_i))

    Raises
    ------
    ValueError
        When limit is not positive or a gradient holds NaN; infinity becomes the limit.

    Examples
    --------
    >>> clip_by_value([np.array([-3.0, 0.5])], 1.0)
    [array([-1. ,  0.5])]
    """
    arrays = _gradients(grads, limit)
    if any(np.isnan(g).any() for g in arrays):
        raise ValueError("expected gradients without NaN; got NaN: lower the learning rate or look for log(0)")
    return [np.clip(g, -float(limit), float(limit)) for g in arrays]


def clip_by_global_norm(grads: Sequence[np.ndarray], max_norm: float) -> list[np.ndarray]:
    r"""Return the gradients scaled down together where their common norm is too large; the direction stays.

    .. math:: g \leftarrow g \cdot \min\Big(1, \frac{c}{\lVert g \rVert}\Big), \qquad
        \lVert g \rVert^2 = \sum_l \sum_i g_{li}^2

    Parameters
    ----------
    grads : list of ndarray
        One gradient for each parameter array.
    max_norm : float, positive

    Returns
    -------
    list of ndarray
        Shapes and dtypes of ``grads``.

    Raises
    ------
    ValueError
        When max_norm is not positive or a gradient holds NaN or infinity.

    References
    ----------
    Pascanu, Mikolov and Bengio (2013).

    Examples
    --------
    >>> clip_by_global_norm([np.array([3.0]), np.array([4.0])], 1.0)
    [array([0.6]), array([0.8])]
    """
    arrays = _gradients(grads, max_norm)
    largest = max((float(np.abs(g).max()) for g in arrays if g.size), default=0.0)
    if not np.isfinite(largest):
        raise ValueError("expected finite gradients; got NaN or infinity: lower the learning rate or look for log(0)")
    if largest == 0:
        return [g.copy() for g in arrays]
    # divided by the largest entry first: the squares of an exploding gradient would overflow
    relative = sum(float(np.sum((g.astype(np.float64) / largest) ** 2)) for g in arrays) ** 0.5
    if relative <= max_norm / largest:
        return [g.copy() for g in arrays]
    scale = float(max_norm) / relative
    return [(g / largest) * scale for g in arrays]


def _gradients(grads: Sequence[np.ndarray], limit: float) -> list[np.ndarray]:
    if isinstance(grads, np.ndarray):
        raise TypeError(f"expected a list of gradients; got one array of shape {grads.shape}: pass [g]")
    if not limit > 0:
        raise ValueError(f"expected a positive limit; got {limit}: gradients would vanish")
    return [as_floating(g, "grads") for g in grads]
