"""Logic gates from threshold units with weights set by hand, and XOR from three of them."""

import numpy as np

from nnlib.functions.perceptron import predict


def or_unit(X: np.ndarray) -> np.ndarray:
    """Return 1 for each row of two bits with at least one 1: weights (1, 1), bias -0.5.

    Examples
    --------
    >>> or_unit(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]))
    array([0, 1, 1, 1])
    """
    return predict(X, np.array([1.0, 1.0]), -0.5)


def and_unit(X: np.ndarray) -> np.ndarray:
    """Return 1 for each row of two bits that are both 1: weights (1, 1), bias -1.5.

    Examples
    --------
    >>> and_unit(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]))
    array([0, 0, 0, 1])
    """
    return predict(X, np.array([1.0, 1.0]), -1.5)


def xor_network(X: np.ndarray) -> np.ndarray:
    r"""Return the exclusive or of two bits with two layers of threshold units.

    .. math:: h_1 = \mathrm{OR}(x), \quad h_2 = \mathrm{AND}(x), \quad \hat y = h(h_1 - h_2 - 0.5)

    Parameters
    ----------
    X : ndarray, shape (n_samples, 2)
        Bits, 0 or 1.

    Returns
    -------
    ndarray, shape (n_samples,), int64

    References
    ----------
    Peeters, lecture on neural networks (2018), "Limitation of linear classifiers"; Minsky and Papert (1969).

    Examples
    --------
    >>> xor_network(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]))
    array([0, 1, 1, 0])
    """
    hidden = np.column_stack([or_unit(X), and_unit(X)])
    return predict(hidden, np.array([1.0, -1.0]), -0.5)
