"""The maxout unit, forward and backward. Contract: ``W (n_pieces, n_in, n_out)``, ``b (n_pieces, n_out)``."""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating


def maxout(X: Any, W: Any, b: Any) -> np.ndarray:
    r"""Return the largest of several linear pieces for each unit.

    .. math:: A_{ij} = \max_k \, (X W_k + b_k)_{ij}

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_in)
    W : ndarray, shape (n_pieces, n_in, n_out)
    b : ndarray, shape (n_pieces, n_out)

    Returns
    -------
    ndarray, shape (n_samples, n_out)

    Raises
    ------
    ValueError
        When the shapes do not fit.

    References
    ----------
    Goodfellow, Warde-Farley, Mirza, Courville and Bengio (2013); Shuai, "Maxout".

    Examples
    --------
    >>> W, b = np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1))  # two pieces, z and -z: the absolute value
    >>> maxout(np.array([[-3.0], [2.0]]), W, b)
    array([[3.],
           [2.]])
    """
    return _pieces(X, W, b).max(axis=0)


def maxout_backward(dA: Any, X: Any, W: Any, b: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return the derivatives of the loss with respect to input, weights and biases: only the winner gets any.

    .. math:: dZ_k = dA \cdot [k = \arg\max], \quad dX = \sum_k dZ_k W_k^T, \quad dW_k = X^T dZ_k

    On a tie the first piece wins.

    Returns
    -------
    dX, dW, db : ndarray
        In the shapes of ``X``, ``W``, ``b``.

    Examples
    --------
    >>> W, b = np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1))
    >>> dX, dW, db = maxout_backward(np.array([[10.0]]), np.array([[-3.0]]), W, b)
    >>> dX, dW.ravel(), db.ravel()
    (array([[-10.]]), array([  0., -30.]), array([ 0., 10.]))
    """
    Z = _pieces(X, W, b)
    X, W, dA = as_floating(X, "X"), np.asarray(W), as_floating(dA, "dA")
    if dA.shape != Z.shape[1:]:
        raise ValueError(f"expected dA of shape {Z.shape[1:]}; got {dA.shape}: it has the shape of the answer")
    winners = np.arange(len(Z))[:, None, None] == Z.argmax(axis=0)
    dZ = winners * dA
    return (dZ @ W.transpose(0, 2, 1)).sum(axis=0), X.T @ dZ, dZ.sum(axis=1)


def _pieces(X: Any, W: Any, b: Any) -> np.ndarray:
    X, W, b = as_floating(X, "X"), np.asarray(W), np.asarray(b)
    if W.ndim != 3 or X.ndim != 2 or X.shape[1] != W.shape[1] or b.shape != (W.shape[0], W.shape[2]):
        raise ValueError(
            "expected X (n_samples, n_in), W (n_pieces, n_in, n_out), b (n_pieces, n_out); "
            f"got {X.shape}, {W.shape}, {b.shape}: the pieces come first"
        )
    return X @ W + b[:, None, :]
