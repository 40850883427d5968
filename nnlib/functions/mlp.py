"""The network with one hidden layer of tanh units and sigmoid outputs: forward, backward, training.

Contract: ``params`` is a dict with ``W1 (n_in, n_hidden)``, ``b1``, ``W2 (n_hidden, n_out)``, ``b2``; the loss is the
binary cross-entropy, a sum over the outputs and a mean over the examples.
"""

from typing import Any

import numpy as np

from nnlib.arguments import as_floating, check_targets
from nnlib.functions.binary_cross_entropy import binary_cross_entropy_from_logits
from nnlib.functions.initialisation import xavier_uniform
from nnlib.functions.linear import linear_backward, linear_forward
from nnlib.functions.sgd import sgd_step
from nnlib.functions.sigmoid import sigmoid
from nnlib.functions.tanh import tanh, tanh_backward

Params = dict[str, np.ndarray]


def mlp_forward(X: Any, params: Params) -> tuple[np.ndarray, Params]:
    r"""Return the answers of the network, and what the backward pass needs.

    .. math:: A_1 = \tanh(X W_1 + b_1), \qquad A_2 = \sigma(A_1 W_2 + b_2)

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_in)
    params : dict of W1, b1, W2, b2

    Returns
    -------
    A2 : ndarray, shape (n_samples, n_out)
    cache : dict of Z1, A1, Z2, A2

    Raises
    ------
    ValueError
        When the shapes do not fit.

    References
    ----------
    Peeters (2018), section 3 and his program.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros(3), "W2": np.ones((3, 1)), "b2": np.zeros(1)}
    >>> mlp_forward(np.array([[1.0, -1.0]]), params)[0]
    array([[0.5]])
    """
    Z1 = linear_forward(X, params["W1"], params["b1"])
    A1 = tanh(Z1)
    Z2 = linear_forward(A1, params["W2"], params["b2"])
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def mlp_backward(params: Params, cache: Params, X: Any, y: Any) -> Params:
    r"""Return the derivatives of the loss with respect to all parameters.

    .. math:: dZ_2 = \frac1n (A_2 - y), \quad dZ_1 = (dZ_2 W_2^T) (1 - A_1^2), \quad dW_l = A_{l-1}^T dZ_l

    Parameters
    ----------
    params, cache : dict
        As for and from :func:`mlp_forward`.
    X : ndarray, shape (n_samples, n_in)
    y : ndarray, shape (n_samples,) or (n_samples, n_out)
        Labels in {0, 1}.

    Returns
    -------
    dict of W1, b1, W2, b2
        Gradients, in the shapes of ``params``.

    Raises
    ------
    ValueError
        When the shapes do not fit or a label is not in [0, 1].

    References
    ----------
    Peeters (2018), section 3.

    Examples
    --------
    >>> params = {"W1": np.ones((2, 3)), "b1": np.zeros(3), "W2": np.ones((3, 1)), "b2": np.zeros(1)}
    >>> X = np.array([[1.0, -1.0]])
    >>> mlp_backward(params, mlp_forward(X, params)[1], X, np.array([1]))["b2"]
    array([-0.5])
    """
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - _column(y, A2)) / len(A2)
    dA1, dW2, db2 = linear_backward(dZ2, A1, params["W2"])
    dZ1 = tanh_backward(dA1, A1)
    _, dW1, db1 = linear_backward(dZ1, X, params["W1"], input_gradient=False)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def train_mlp(
    X: Any, y: Any, n_hidden: int, lr: float, n_steps: int, rng: np.random.Generator
) -> tuple[Params, list[float]]:
    """Train the network by gradient descent on all rows, from Xavier weights and zero biases.

    Parameters
    ----------
    X : ndarray, shape (n_samples, n_in)
    y : ndarray, shape (n_samples,)
        Labels in {0, 1}.
    n_hidden, n_steps : int
    lr : float
    rng : numpy.random.Generator

    Returns
    -------
    params : dict of W1, b1, W2, b2
    losses : list of float, length n_steps
        The loss before each step.

    Examples
    --------
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    >>> params, losses = train_mlp(X, y, n_hidden=4, lr=1.0, n_steps=1000, rng=np.random.default_rng(0))
    >>> (mlp_forward(X, params)[0] > 0.5).astype(int).ravel()
    array([0, 1, 1, 0])
    """
    X = as_floating(X, "X")
    params = {
        "W1": xavier_uniform(X.shape[1], n_hidden, rng, X.dtype),
        "b1": np.zeros(n_hidden, X.dtype),
        "W2": xavier_uniform(n_hidden, 1, rng, X.dtype),
        "b2": np.zeros(1, X.dtype),
    }
    losses = []
    for _ in range(n_steps):
        _, cache = mlp_forward(X, params)
        losses.append(binary_cross_entropy_from_logits(_column(y, cache["Z2"]), cache["Z2"]))
        grads = mlp_backward(params, cache, X, y)
        params = {name: sgd_step(params[name], grads[name], lr) for name in params}
    return params, losses


def _column(y: Any, A2: np.ndarray) -> np.ndarray:
    y = check_targets(y)
    if y.shape != A2.shape and (y.shape != (len(A2),) or A2.shape[1] != 1):
        raise ValueError(f"expected y of shape {A2.shape[:1]} or {A2.shape}; got {y.shape}: one label for each output")
    return y.reshape(A2.shape).astype(A2.dtype, copy=False)
