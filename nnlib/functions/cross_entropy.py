"""Cross-entropy of integer labels, from probabilities and fused with softmax, forward and backward.

Contract: the mean over examples; a probability of exactly 0 counts as the smallest normal number of its dtype.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_classes
from nnlib.functions.softmax import log_softmax, softmax


def cross_entropy(P: Any, y: Any) -> float:
    r"""Return the mean negative log-probability of the right classes.

    .. math:: L = -\frac1n \sum_i \log P_{i y_i}

    Parameters
    ----------
    P : ndarray, shape (n_samples, n_classes)
        Probabilities; each row sums to 1.
    y : ndarray of int, shape (n_samples,)
        Labels in {0..n_classes-1}.

    Returns
    -------
    float
        In nats.

    Raises
    ------
    ValueError
        When the shapes do not fit, a label is NaN or out of range, or an entry is no probability.

    References
    ----------
    Cerisara, "cross-entropy"; Peeters (2018), section 5.

    Examples
    --------
    >>> round(cross_entropy(np.array([[0.5, 0.5], [0.0, 1.0]]), np.array([0, 1])), 6)
    0.346574
    """
    P, y = _rows_and_labels(P, y, "P")
    chosen = P[np.arange(len(y)), y]
    if not (P.min() >= 0 and P.max() <= 1 + 1e-3):
        raise ValueError(f"expected probabilities in P; got {P.min()} to {P.max()}: apply softmax to the logits")
    return -float(np.log(np.maximum(chosen, np.finfo(P.dtype).tiny)).mean()) + 0.0


def cross_entropy_backward(P: Any, y: Any) -> np.ndarray:
    r"""Return the derivative of :func:`cross_entropy` with respect to the probabilities.

    .. math:: dP_{ik} = -\frac{[k = y_i]}{n P_{ik}}

    Examples
    --------
    >>> cross_entropy_backward(np.array([[0.5, 0.5]]), np.array([0]))
    array([[-2.,  0.]])
    """
    P, y = _rows_and_labels(P, y, "P")
    rows = np.arange(len(y))
    dP = np.zeros_like(P)
    dP[rows, y] = -1 / (np.maximum(P[rows, y], np.finfo(P.dtype).tiny) * len(y))
    return dP


def softmax_cross_entropy(Z: Any, y: Any) -> float:
    r"""Return the cross-entropy of softmax(Z), exact where a probability would round to 0.

    .. math:: L = -\frac1n \sum_i \Big( Z_{i y_i} - \log \sum_j e^{Z_{ij}} \Big)

    Parameters
    ----------
    Z : ndarray, shape (n_samples, n_classes)
        Logits.
    y : ndarray of int, shape (n_samples,)

    Returns
    -------
    float

    Examples
    --------
    >>> softmax_cross_entropy(np.array([[0.0, 1e4]]), np.array([0]))
    10000.0
    """
    Z, y = _rows_and_labels(Z, y, "Z")
    return -float(log_softmax(Z)[np.arange(len(y)), y].mean()) + 0.0


def softmax_cross_entropy_backward(Z: Any, y: Any) -> np.ndarray:
    r"""Return the derivative of :func:`softmax_cross_entropy` with respect to the logits.

    .. math:: dZ_{ik} = \frac1n \big( P_{ik} - [k = y_i] \big), \qquad P = \mathrm{softmax}(Z)

    References
    ----------
    Peeters (2018), section 5.

    Examples
    --------
    >>> softmax_cross_entropy_backward(np.array([[0.0, 0.0]]), np.array([0]))
    array([[-0.5,  0.5]])
    """
    Z, y = _rows_and_labels(Z, y, "Z")
    dZ = softmax(Z)
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    return dZ


def _rows_and_labels(P: Any, y: Any, name: str) -> tuple[np.ndarray, np.ndarray]:
    P = as_floating(P, name)
    if P.ndim != 2:
        raise ValueError(
            f"expected {name} of shape (n_samples, n_classes); got {P.shape}: use {name}.reshape(1, -1) for one row"
        )
    return P, check_classes(y, *P.shape)
