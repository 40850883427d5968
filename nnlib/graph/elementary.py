"""Elementwise gates of one input: exp, log, sigmoid, tanh, relu; and maximum, which chooses between two."""

from typing import Any

import numpy as np

from nnlib.graph.gate import Gate


def exp(x: Any) -> Gate:
    """Exponential; its own local derivative.

    Examples
    --------
    >>> float(exp(0.0).value)
    1.0
    """
    return Gate("exp", np.exp, lambda v, x: (v,), x)


def log(x: Any) -> Gate:
    """Natural logarithm; local derivative 1 / x.

    Examples
    --------
    >>> [float(d) for d in log(4.0).local_grads()]
    [0.25]
    """
    return Gate("log", np.log, lambda v, x: (1 / x,), x)


def sigmoid(x: Any) -> Gate:
    r"""``1 / (1 + exp(-x))`` as a single gate; local derivative sigma * (1 - sigma).

    Computed as :math:`e^{-\log(1 + e^{-x})}`, which never overflows.

    References
    ----------
    Cerisara: simple enough to be used as a single gate in complex networks.

    Examples
    --------
    >>> [float(d) for d in sigmoid(0.0).local_grads()]
    [0.25]
    """
    return Gate("σ", lambda x: np.exp(-np.logaddexp(0, -x)), lambda v, x: (v * (1 - v),), x)


def tanh(x: Any) -> Gate:
    """Hyperbolic tangent; local derivative 1 - tanh**2.

    Examples
    --------
    >>> [float(d) for d in tanh(0.0).local_grads()]
    [1.0]
    """
    return Gate("tanh", np.tanh, lambda v, x: (1 - v * v,), x)


def relu(x: Any) -> Gate:
    """``max(0, x)``; local derivative 1 for positive x, else 0 (at 0 by convention).

    Examples
    --------
    >>> relu([-1.0, 0.0, 2.0]).local_grads()
    (array([0., 0., 1.]),)
    """
    return Gate("relu", lambda x: np.maximum(x, 0), lambda v, x: ((x > 0).astype(x.dtype),), x)


def maximum(a: Any, b: Any) -> Gate:
    """Elementwise larger of two values: the gradient goes to the larger input alone, to ``a`` when they are equal.

    References
    ----------
    Cerisara: the max gate routes the gradient to its highest input.

    Examples
    --------
    >>> [float(d) for d in maximum(2.0, 5.0).local_grads()]
    [0.0, 1.0]
    """
    return Gate("max", np.maximum, lambda v, a, b: ((a >= b).astype(v.dtype), (a < b).astype(v.dtype)), a, b)
