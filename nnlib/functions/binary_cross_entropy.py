"""Binary cross-entropy from probabilities and from logits, forward and backward.

Contract: the mean over all entries; labels are 0 and 1 (or probabilities between them); a probability of exactly 0 or 1
counts as the nearest number that has a logarithm, so that the loss stays finite.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape, check_targets
from nnlib.functions.sigmoid import sigmoid


def binary_cross_entropy(y: Any, p: Any) -> float:
    r"""Return the mean negative log-likelihood of the labels.

    .. math:: L = -\frac1n \sum_i \big( y_i \log p_i + (1 - y_i) \log(1 - p_i) \big)

    Parameters
    ----------
    y : ndarray
        Labels in {0, 1}.
    p : ndarray, same shape
        Probabilities of the label 1.

    Returns
    -------
    float
        In nats.

    Raises
    ------
    ValueError
        When the shapes differ, a label or a probability is NaN or outside [0, 1].

    References
    ----------
    Peeters (2018), section 2.2; Allauzen, exercise 1.

    Examples
    --------
    >>> round(binary_cross_entropy(np.array([1, 0]), np.array([0.5, 0.5])), 6)
    0.693147
    """
    y, p = _labels_and_probabilities(y, p)
    tiny = np.finfo(p.dtype).tiny
    log_likelihood = y * np.log(np.maximum(p, tiny)) + (1 - y) * np.log(np.maximum(1 - p, tiny))
    return -float(log_likelihood.mean()) + 0.0


def binary_cross_entropy_backward(y: Any, p: Any) -> np.ndarray:
    r"""Return the derivative of :func:`binary_cross_entropy` with respect to the probabilities.

    .. math:: dp_i = \frac1n \Big( -\frac{y_i}{p_i} + \frac{1 - y_i}{1 - p_i} \Big)

    References
    ----------
    Peeters (2018), section 2.3; his slide on one hidden layer has the second sign wrong.

    Examples
    --------
    >>> binary_cross_entropy_backward(np.array([1, 0]), np.array([0.5, 0.5]))
    array([-1.,  1.])
    """
    y, p = _labels_and_probabilities(y, p)
    tiny = np.finfo(p.dtype).tiny
    return ((1 - y) / np.maximum(1 - p, tiny) - y / np.maximum(p, tiny)) / p.size


def binary_cross_entropy_from_logits(y: Any, z: Any) -> float:
    r"""Return the binary cross-entropy of sigmoid(z), exact where the sigmoid itself rounds to 0 or 1.

    .. math:: L = \frac1n \sum_i \big( \max(z_i, 0) - y_i z_i + \log(1 + e^{-|z_i|}) \big)

    Parameters
    ----------
    y : ndarray
        Labels in {0, 1}.
    z : ndarray, same shape
        Log-odds (logits) of the label 1.

    Returns
    -------
    float

    Examples
    --------
    >>> binary_cross_entropy_from_logits(np.array([0, 1]), np.array([1e4, 1e4]))
    5000.0
    """
    y, z = _labels_and_logits(y, z)
    return float((np.logaddexp(0, z) - y * z).mean())


def binary_cross_entropy_from_logits_backward(y: Any, z: Any) -> np.ndarray:
    r"""Return the derivative of :func:`binary_cross_entropy_from_logits` with respect to z.

    .. math:: dz_i = \frac1n (\sigma(z_i) - y_i)

    Examples
    --------
    >>> binary_cross_entropy_from_logits_backward(np.array([0, 1]), np.array([0.0, 0.0]))
    array([ 0.25, -0.25])
    """
    y, z = _labels_and_logits(y, z)
    return (sigmoid(z) - y) / z.size


def _labels_and_logits(y: Any, z: Any) -> tuple[np.ndarray, np.ndarray]:
    y, z = check_targets(y), as_floating(z)
    check_same_shape(y, z, "y", "z")
    return y.astype(z.dtype, copy=False), z


def _labels_and_probabilities(y: Any, p: Any) -> tuple[np.ndarray, np.ndarray]:
    y, p = check_targets(y), as_floating(p, "p")
    check_same_shape(y, p, "y", "p")
    if not (p.min() >= 0 and p.max() <= 1):
        raise ValueError(f"expected probabilities in [0, 1]; got {p.min()} to {p.max()}: apply sigmoid to the logits")
    return y.astype(p.dtype, copy=False), p
