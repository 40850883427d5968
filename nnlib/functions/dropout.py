"""Dropout, forward and backward, and the classic form at test. Contract: p is the probability of DROPPING a unit."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_drop_probability, check_generator, check_same_shape


def dropout_forward(X: Any, p: float, rng: np.random.Generator, training: bool = True) -> tuple[np.ndarray, np.ndarray]:
    r"""Return the inputs with some dropped and the rest scaled up, and the mask of those kept.

    .. math:: Y = \frac{X \odot \mathrm{mask}}{1 - p} \text{ in training}, \qquad Y = X \text{ at test}

    Parameters
    ----------
    X : ndarray of any shape
    p : float in [0, 1)
        The probability of dropping an entry.
    rng : numpy.random.Generator
        An entry is kept where ``rng.random(X.shape) >= p``.
    training : bool

    Returns
    -------
    Y, mask : ndarray, shape and dtype of ``X``
        The mask has 1 where an entry is kept; at test it is all 1.

    Raises
    ------
    ValueError
        When p is not in [0, 1).

    References
    ----------
    Srivastava et al. (2014); Peeters (2018), section 6.3; Allauzen, "dropout".

    Examples
    --------
    >>> Y, mask = dropout_forward(np.ones(4), 0.5, np.random.default_rng(0))
    >>> Y, mask
    (array([2., 0., 0., 0.]), array([1., 0., 0., 0.]))
    """
    check_drop_probability(p)
    X = as_floating(X, "X")
    if not training:
        return X.copy(), np.ones_like(X)
    check_generator(rng)
    mask = (rng.random(X.shape) >= p).astype(X.dtype)
    return X * mask / (1 - float(p)), mask


def dropout_backward(dY: Any, mask: Any, p: float) -> np.ndarray:
    r"""Return the derivative of the loss with respect to the input of dropout in training.

    .. math:: dX = \frac{dY \odot \mathrm{mask}}{1 - p}

    At test the mask is all 1 and nothing was scaled: pass ``p=0`` then.

    Examples
    --------
    >>> dropout_backward(np.array([1.0, 1.0]), np.array([1.0, 0.0]), 0.5)
    array([2., 0.])
    """
    check_drop_probability(p)
    dY, mask = as_floating(dY, "dY"), np.asarray(mask)
    check_same_shape(mask, dY, "mask", "dY")
    return dY * mask / (1 - float(p))


def dropout_at_test(W: Any, p: float) -> np.ndarray:
    r"""Return the weights after a layer with classic dropout, as they are used at test.

    .. math:: W_{test} = (1 - p)\, W

    Classic dropout does not scale in training; the factor here is the probability of KEEPING a unit.

    References
    ----------
    Srivastava et al. (2014); the "scaled down by p" of Allauzen holds because his p is 0.5.

    Examples
    --------
    >>> dropout_at_test(np.array([[10.0]]), 0.2)
    array([[8.]])
    """
    check_drop_probability(p)
    return as_floating(W, "W") * (1 - float(p))
