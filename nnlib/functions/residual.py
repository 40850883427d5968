"""The residual connection, forward and backward. Contract: the block keeps the shape of its input."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape

Block = Callable[[np.ndarray], np.ndarray]


def residual_forward(X: Any, block: Block) -> np.ndarray:
    r"""Return the input plus what a block of layers makes of it.

    .. math:: Y = X + F(X)

    Parameters
    ----------
    X : ndarray
    block : function
        The forward pass F of the block.

    Returns
    -------
    ndarray of the shape of ``X``

    Raises
    ------
    ValueError
        When the block changes the shape.

    References
    ----------
    He, Zhang, Ren and Sun (2016); Vitay, *Neurocomputing*, "Residual networks".

    Examples
    --------
    >>> residual_forward(np.array([[1.0, 2.0]]), lambda X: 10 * X)
    array([[11., 22.]])
    """
    X = as_floating(X, "X")
    F = np.asarray(block(X))
    check_same_shape(F, X, "block(X)", "X")
    return X + F


def residual_backward(dY: Any, block_backward: Block) -> np.ndarray:
    r"""Return the derivative of the loss with respect to the input: one way past the block, one through it.

    .. math:: dX = dY + \Big(\frac{\partial F}{\partial X}\Big)^T dY

    Parameters
    ----------
    dY : ndarray
        The derivative of the loss with respect to the output.
    block_backward : function
        The backward pass of the block: from the derivative at its output to the one at its input.

    Returns
    -------
    ndarray of the shape of ``dY``

    Raises
    ------
    ValueError
        When the block changes the shape.

    Examples
    --------
    >>> residual_backward(np.array([[1.0, 1.0]]), lambda dF: 10 * dF)
    array([[11., 11.]])
    """
    dY = as_floating(dY, "dY")
    dX = np.asarray(block_backward(dY))
    check_same_shape(dX, dY, "block_backward(dY)", "dY")
    return dY + dX
