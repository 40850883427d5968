"""Batch normalisation, forward and backward.

Contract: statistics over axis 0, biased variance, ``eps`` inside the root,
``running = momentum * running + (1 - momentum) * batch``. A batch of one row has variance 0: it comes out as ``beta``.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_same_shape

Cache = dict[str, Any]


def batchnorm_forward(
    X: Any,
    gamma: Any,
    beta: Any,
    running_mean: Any,
    running_var: Any,
    momentum: float = 0.9,
    eps: float = 1e-5,
    training: bool = True,
) -> tuple[np.ndarray, Cache, np.ndarray, np.ndarray]:
    r"""Return each feature normalised over the batch, then scaled and shifted.

    .. math:: \hat X = \frac{X - \mu}{\sqrt{\sigma^2 + \epsilon}}, \qquad Y = \gamma \hat X + \beta

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_features)
    gamma, beta : ndarray, shape (n_features,)
        Scale and shift, learned.
    running_mean, running_var : ndarray, shape (n_features,)
        What replaces the statistics of the batch at test.
    momentum, eps : float
    training : bool
        False normalises with the running statistics and leaves them as they are.

    Returns
    -------
    Y : ndarray, shape (n_samples, n_features)
    cache : dict of X_hat, gamma, std, training
    running_mean, running_var : ndarray, shape (n_features,)
        New arrays.

    Raises
    ------
    ValueError
        When the shapes do not fit or there is no row.

    References
    ----------
    Ioffe and Szegedy (2015), algorithm 1; Peeters (2018), section 6.6, has eps outside the root.

    Examples
    --------
    >>> X = np.array([[1.0], [3.0]])
    >>> Y, cache, mean, var = batchnorm_forward(X, np.ones(1), np.zeros(1), np.zeros(1), np.ones(1), 0.9, 0.0, True)
    >>> Y.T, mean, var
    (array([[-1.,  1.]]), array([0.2]), array([1.]))
    """
    X = as_floating(X, "X")
    if X.ndim != 2 or len(X) == 0:
        raise ValueError(f"expected X of shape (n_samples, n_features) with a row; got {X.shape}: reshape it?")
    named = {"gamma": gamma, "beta": beta, "running_mean": running_mean, "running_var": running_var}
    for name, value in named.items():
        check_same_shape(np.asarray(value), X[0], name, "a row of X")
    running_mean, running_var = np.array(running_mean), np.array(running_var)
    momentum, eps = float(momentum), float(eps)
    if training:
        # added up as float32, the statistics of many rows are wrong in the third digit
        wide = np.result_type(X.dtype, np.float64)
        mean = X.mean(axis=0, dtype=wide).astype(X.dtype)
        centred = X - mean
        var = np.mean(centred * centred, axis=0, dtype=wide).astype(X.dtype)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    else:
        centred, var = X - running_mean, running_var
    std = np.sqrt(var + eps)
    X_hat = centred / std
    return (
        gamma * X_hat + beta,
        {"X_hat": X_hat, "gamma": np.array(gamma), "std": std, "training": training},
        running_mean,
        running_var,
    )


def batchnorm_backward(dY: Any, cache: Cache) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Return the derivatives of the loss with respect to input, scale and shift.

    .. math:: d\hat X = \gamma \, dY, \qquad
        dX = \frac{1}{\sqrt{\sigma^2 + \epsilon}}
        \Big( d\hat X - \overline{d\hat X} - \hat X \, \overline{d\hat X \odot \hat X} \Big)

    The bars are means over the batch; at test the statistics are constants and only the first term stays.

    Returns
    -------
    dX : ndarray, shape (n_samples, n_features)
    dgamma, dbeta : ndarray, shape (n_features,)

    Raises
    ------
    ValueError
        When ``dY`` does not have the shape of the output.

    References
    ----------
    Ioffe and Szegedy (2015), section 3.

    Examples
    --------
    >>> X = np.array([[1.0], [3.0], [5.0]])
    >>> _, cache, _, _ = batchnorm_forward(X, np.ones(1), np.zeros(1), np.zeros(1), np.ones(1))
    >>> dX, dgamma, dbeta = batchnorm_backward(np.ones((3, 1)), cache)  # a shift of all rows changes nothing
    >>> float(abs(dX).max().round(9)), dbeta
    (0.0, array([3.]))
    """
    dY, X_hat = np.asarray(dY), cache["X_hat"]
    check_same_shape(dY, X_hat, "dY", "the output")
    dgamma, dbeta = (dY * X_hat).sum(axis=0), dY.sum(axis=0)
    dX_hat = cache["gamma"] * dY
    if cache["training"]:
        dX_hat = dX_hat - dX_hat.mean(axis=0) - X_hat * (dX_hat * X_hat).mean(axis=0)
    return dX_hat / cache["std"], dgamma, dbeta
