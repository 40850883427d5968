"""Entropy and Kullback-Leibler divergence of distributions, with gradients.

Contract: the last axis holds the outcomes and 0 log 0 is 0; in nats.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape


def entropy(p: Any) -> Any:
    r"""Return the entropy of each distribution.

    .. math:: H(p) = -\sum_k p_k \log p_k

    Parameters
    ----------
    p : ndarray, shape (..., n_outcomes)

    Returns
    -------
    float or ndarray, shape (...)
        In nats; divide by log(2) for bits.

    Raises
    ------
    ValueError
        When an entry is negative or NaN.

    References
    ----------
    Shannon (1948); Cerisara, "cross-entropy".

    Examples
    --------
    >>> round(float(entropy([0.5, 0.5, 0.0])), 6)
    0.693147
    """
    p = _distribution(p, "p")
    return -(p * _log(p)).sum(axis=-1) + 0.0


def entropy_backward(p: Any) -> np.ndarray:
    r"""Return the derivative of the entropy with respect to p: infinite where p is 0.

    .. math:: dp_k = -\log p_k - 1

    Examples
    --------
    >>> entropy_backward([1.0])
    array([-1.])
    """
    p = _distribution(p, "p")
    return np.where(p > 0, -_log(p) - 1, np.inf).astype(p.dtype)


def kl_divergence(p: Any, q: Any) -> Any:
    r"""Return how many nats more a code made for q needs where p holds.

    .. math:: KL(p \| q) = \sum_k p_k \log \frac{p_k}{q_k}

    Parameters
    ----------
    p, q : ndarray, shape (..., n_outcomes)

    Returns
    -------
    float or ndarray, shape (...)
        At least 0 for distributions; infinite where q is 0 and p is not.

    References
    ----------
    Kullback and Leibler (1951); Cerisara: cross-entropy minus entropy.

    Examples
    --------
    >>> round(float(kl_divergence([1.0, 0.0], [0.5, 0.5])), 6), float(kl_divergence([0.5, 0.5], [1.0, 0.0]))
    (0.693147, inf)
    """
    p, q = _distribution(p, "p"), _distribution(q, "q")
    check_same_shape(q, p, "q", "p")
    terms = np.where((p > 0) & (q == 0), np.inf, p * (_log(p) - _log(q)))
    return terms.sum(axis=-1)


def kl_divergence_backward(p: Any, q: Any) -> np.ndarray:
    r"""Return the derivative of the divergence with respect to q.

    .. math:: dq_k = -p_k / q_k

    Examples
    --------
    >>> kl_divergence_backward([1.0, 0.0], [0.5, 0.5])
    array([-2., -0.])
    """
    p, q = _distribution(p, "p"), _distribution(q, "q")
    check_same_shape(q, p, "q", "p")
    return -p / np.maximum(q, np.finfo(q.dtype).tiny)


def _log(p: np.ndarray) -> np.ndarray:
    return np.log(p, out=np.zeros_like(p), where=p > 0)


def _distribution(p: Any, name: str) -> np.ndarray:
    p = as_floating(p, name)
    if p.ndim == 0 or p.size == 0 or not p.min() >= 0:
        raise ValueError(f"expected probabilities in {name}; got shape {p.shape} with a NaN, a negative or no entry")
    return p
