"""Softmax and its logarithm over the last axis, forward and backward. Contract: stable for any finite Z, dtype kept."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape


def softmax(Z: Any, out: np.ndarray | None = None) -> np.ndarray:
    r"""Return the probabilities of the classes, one row for each example.

    .. math:: P_{ik} = \frac{e^{Z_{ik}}}{\sum_j e^{Z_{ij}}}

    The largest entry of a row is subtracted first: the same value, and nothing overflows.

    Parameters
    ----------
    Z : ndarray, shape (..., n_classes)
    out : ndarray, optional
        Where to write the result; may be ``Z`` itself.

    Returns
    -------
    ndarray of that shape
        Each row sums to 1.

    Raises
    ------
    ValueError
        When ``Z`` has no axis of classes.

    References
    ----------
    Peeters (2018), section 5; Allauzen, "softmax".

    Examples
    --------
    >>> softmax(np.array([[0.0, 0.0], [1000.0, 0.0]]))
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    Z = _with_classes(Z)
    P = np.subtract(Z, Z.max(axis=-1, keepdims=True), out=out)
    np.exp(P, out=P)
    P /= P.sum(axis=-1, keepdims=True)
    return P


def softmax_backward(dP: Any, P: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to Z, for any loss of the probabilities.

    .. math:: dZ_{ik} = P_{ik} \Big(dP_{ik} - \sum_j dP_{ij} P_{ij}\Big)

    Parameters
    ----------
    dP, P : ndarray, shape (..., n_classes)
        The derivative with respect to ``P``, and ``P = softmax(Z)``.

    Returns
    -------
    ndarray of that shape

    Raises
    ------
    ValueError
        When ``dP`` has another shape than ``P``.

    References
    ----------
    The Jacobian of softmax, P_k (delta_kj - P_j): Bishop (2006), eq. 4.106.

    Examples
    --------
    >>> softmax_backward(np.array([[1.0, 0.0]]), np.array([[0.5, 0.5]]))
    array([[ 0.25, -0.25]])
    """
    dP, P = np.asarray(dP), as_floating(P, "P")
    check_same_shape(dP, P, "dP", "P")
    return P * (dP - (dP * P).sum(axis=-1, keepdims=True))


def log_softmax(Z: Any) -> np.ndarray:
    r"""Return the logarithm of the softmax, finite where the softmax itself rounds to 0.

    .. math:: \log P_{ik} = Z_{ik} - \log \sum_j e^{Z_{ij}}

    Parameters
    ----------
    Z : ndarray, shape (..., n_classes)

    Returns
    -------
    ndarray of that shape

    References
    ----------
    Goodfellow, Bengio and Courville (2016), section 4.1.

    Examples
    --------
    >>> log_softmax(np.array([[0.0, 1000.0]]))
    array([[-1000.,     0.]])
    """
    Z = _with_classes(Z)
    shifted = Z - Z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def log_softmax_backward(dL: Any, L: Any) -> np.ndarray:
    r"""Return the derivative of the loss with respect to Z, where ``L = log_softmax(Z)``.

    .. math:: dZ_{ik} = dL_{ik} - e^{L_{ik}} \sum_j dL_{ij}

    Raises
    ------
    ValueError
        When ``dL`` has another shape than ``L``.

    Examples
    --------
    >>> log_softmax_backward(np.array([[1.0, 0.0]]), log_softmax(np.array([[0.0, 0.0]])))
    array([[ 0.5, -0.5]])
    """
    dL, L = as_floating(dL, "dL"), np.asarray(L)
    check_same_shape(dL, L, "dL", "L")
    return dL - np.exp(L) * dL.sum(axis=-1, keepdims=True)


def _with_classes(Z: Any) -> np.ndarray:
    Z = as_floating(Z, "Z")
    if Z.ndim == 0 or Z.shape[-1] == 0:
        raise ValueError(f"expected Z of shape (n_samples, n_classes); got {Z.shape}: one column for each class")
    return Z
