"""Logistic and softmax regression: a network without hidden layers."""

from typing import Any

import numpy as np

from nnlib.layers import BinaryCrossEntropy, Linear
from nnlib.models.network import Network


class LogisticRegression(Network):
    r"""The probability of label 1 is the sigmoid of a linear function; weights start at zero.

    .. math:: P(y = 1 \mid x) = \sigma(x W + b)

    Parameters
    ----------
    n_in : int
        Number of features.
    dtype : dtype
    l1, l2 : float
        Factors of the penalties.

    References
    ----------
    Peeters, lecture on neural networks (2018), section 2.2.

    Examples
    --------
    >>> model = LogisticRegression(2)
    >>> model.predict_proba(np.ones((1, 2)))
    array([0.5])
    """

    def __init__(self, n_in: int, dtype: Any = np.float64, l1: float = 0.0, l2: float = 0.0) -> None:
        super().__init__(n_in, [Linear(n_in, 1, "zeros", dtype=dtype)], BinaryCrossEntropy(), dtype, l1, l2)


class SoftmaxRegression(Network):
    r"""The probabilities of K labels are the softmax of linear functions; weights start at zero.

    .. math:: P(y = k \mid x) = \mathrm{softmax}(x W + b)_k

    Parameters
    ----------
    n_in, n_classes : int
    dtype : dtype
    l1, l2 : float
        Factors of the penalties.

    References
    ----------
    Allauzen, *Deep Learning: the basics* (2017), exercise 1.

    Examples
    --------
    >>> SoftmaxRegression(2, 4).predict_proba(np.ones((1, 2)))
    array([[0.25, 0.25, 0.25, 0.25]])
    """

    def __init__(self, n_in: int, n_classes: int, dtype: Any = np.float64, l1: float = 0.0, l2: float = 0.0) -> None:
        super().__init__(n_in, [Linear(n_in, n_classes, "zeros", dtype=dtype)], None, dtype, l1, l2)
