"""The size of the gradient in each layer. Contract: one number for each array, first layer first."""

from collections.abc import Sequence

import numpy as np

from nnlib.arguments import as_floating


def layer_gradient_norms(grads: Sequence[np.ndarray]) -> np.ndarray:
    r"""Return the Euclidean norm of the gradient of each layer.

    .. math:: \lVert dW_l \rVert = \sqrt{\sum_{ij} (dW_l)_{ij}^2}

    Parameters
    ----------
    grads : list of ndarray
        The gradients of the weights, first layer first.

    Returns
    -------
    ndarray of float64, shape (n_layers,)

    Raises
    ------
    TypeError
        When ``grads`` is a single array.

    References
    ----------
    Peeters (2018), "Vanishing gradient"; Vitay, *Neurocomputing*, section 4.

    Examples
    --------
    >>> layer_gradient_norms([np.array([[3.0, 4.0]]), np.array([[0.0]])])
    array([5., 0.])
    """
    if isinstance(grads, np.ndarray):
        raise TypeError(f"expected a list of gradients; got one array of shape {grads.shape}: pass [dW]")
    return np.array([_norm(as_floating(g, "grads").astype(np.float64)) for g in grads], dtype=np.float64)


def _norm(g: np.ndarray) -> float:
    largest = float(np.abs(g).max(initial=0))
    # A gradient that explodes or vanishes would leave the range when squared; powers of 2 scale without rounding.
    exponent = int(np.clip(np.frexp(largest)[1], -1000, 1000)) if np.isfinite(largest) else 0
    return float(np.linalg.norm(g * 2.0**-exponent)) * 2.0**exponent
