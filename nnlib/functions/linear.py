"""The linear layer, forward and backward. Contract: W is (n_in, n_out); nothing here divides by the examples."""

from typing import Any

import numpy as np

from nnlib.arguments import check_linear, check_same_shape


def linear_forward(X: Any, W: Any, b: Any, out: np.ndarray | None = None) -> np.ndarray:
    r"""Return the weighted sums of a layer.

    .. math:: Z = X W + b

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_in)
    W : ndarray, shape (n_in, n_out)
    b : ndarray, shape (n_out,)
    out : ndarray, shape (n_samples, n_out), optional
        Where to write the result.

    Returns
    -------
    Z : ndarray, shape (n_samples, n_out)

    Raises
    ------
    ValueError
        When the shapes do not fit.

    References
    ----------
    Allauzen, "matrix form" (his W is the transpose); Peeters (2018), section 3.

    Examples
    --------
    >>> linear_forward(np.array([[1.0, 2.0]]), np.array([[1.0], [10.0]]), np.array([0.5]))
    array([[21.5]])
    """
    X, W, b = np.asarray(X), np.asarray(W), np.asarray(b)
    check_linear(X, W, b)
    if out is None:
        return X @ W + b
    np.matmul(X, W, out=out)
    out += b
    return out


def linear_backward(
    dZ: Any,
    X: Any,
    W: Any,
    out: tuple[np.ndarray | None, np.ndarray, np.ndarray] | None = None,
    input_gradient: bool = True,
) -> tuple[Any, np.ndarray, np.ndarray]:
    r"""Return the derivatives of the loss with respect to the layer's input, weights and biases.

    .. math:: dX = dZ\, W^T, \qquad dW = X^T dZ, \qquad db = \sum_i dZ_i

    Parameters
    ----------
    dZ : ndarray, shape (n_samples, n_out)
    X : ndarray, shape (n_samples, n_in)
    W : ndarray, shape (n_in, n_out)
    out : tuple of three arrays (dX, dW, db), optional
        Where to write the results; its dX may be None for a new array.
    input_gradient : bool
        False leaves out ``dX`` and returns None for it: a first layer needs none.

    Returns
    -------
    dX : ndarray, shape (n_samples, n_in)
    dW : ndarray, shape (n_in, n_out)
    db : ndarray, shape (n_out,)

    Raises
    ------
    ValueError
        When the shapes do not fit.

    References
    ----------
    Allauzen, "back-propagation: the matrix form"; Peeters (2018), section 3.

    Examples
    --------
    >>> dX, dW, db = linear_backward(np.array([[2.0]]), np.array([[1.0, 3.0]]), np.array([[1.0], [10.0]]))
    >>> dX, dW.T, db
    (array([[ 2., 20.]]), array([[2., 6.]]), array([2.]))
    """
    dZ, X, W = np.asarray(dZ), np.asarray(X), np.asarray(W)
    check_linear(X, W)
    if dZ.shape != (X.shape[0], W.shape[1]):
        raise ValueError(
            f"expected dZ of shape {(X.shape[0], W.shape[1])} because X is {X.shape} and W is {W.shape}; "
            f"got {dZ.shape}: transpose it?"
        )
    if out is None:
        return (dZ @ W.T if input_gradient else None), X.T @ dZ, dZ.sum(axis=0)
    dX, dW, db = out
    check_same_shape(dW, W, "out dW", "W")
    np.matmul(X.T, dZ, out=dW)
    np.add.reduce(dZ, axis=0, out=db)
    return (np.matmul(dZ, W.T, out=dX) if input_gradient else None), dW, db
