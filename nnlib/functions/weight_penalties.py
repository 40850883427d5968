"""Penalties on weights: L2, L1, elastic net; weight decay. Contract: a list of weight arrays without the biases."""

from collections.abc import Sequence

import numpy as np

from nnlib.arguments import as_floating, check_same_shape

Weights = Sequence[np.ndarray]


def l2_penalty(weights: Weights, lam: float) -> tuple[float, list[np.ndarray]]:
    r"""Return the L2 penalty on all weights and its gradients.

    .. math:: \frac{\lambda}{2} \sum W^2, \qquad \text{gradient } \lambda W

    Parameters
    ----------
    weights : list of ndarray
    lam : float, at least 0

    Returns
    -------
    penalty : float
    grads : list of ndarray
        One for each weight array, in its shape.

    Raises
    ------
    ValueError
        When lam is negative.
    TypeError
        When ``weights`` is a single array.

    References
    ----------
    Allauzen, "Regularization"; Shuai, "Weight decay"; Peeters (2018), "Regularization".

    Examples
    --------
    >>> l2_penalty([np.array([[3.0, 4.0]])], lam=0.5)
    (6.25, [array([[1.5, 2. ]])])
    """
    arrays = _weights(weights, lam)
    penalty = float(lam) / 2 * sum(float(np.sum(W * W)) for W in arrays)
    return penalty, [float(lam) * W for W in arrays]


def l1_penalty(weights: Weights, lam: float) -> tuple[float, list[np.ndarray]]:
    r"""Return the L1 penalty on all weights and its gradients; at 0 the gradient is 0.

    .. math:: \lambda \sum |W|, \qquad \text{gradient } \lambda\, \mathrm{sign}(W)

    Parameters, results and errors as for :func:`l2_penalty`.

    References
    ----------
    Tibshirani (1996); Peeters (2018), "Regularization".

    Examples
    --------
    >>> l1_penalty([np.array([[3.0, -4.0, 0.0]])], lam=0.5)
    (3.5, [array([[ 0.5, -0.5,  0. ]])])
    """
    arrays = _weights(weights, lam)
    penalty = float(lam) * sum(float(np.sum(np.abs(W))) for W in arrays)
    return penalty, [float(lam) * np.sign(W) for W in arrays]


def elastic_net_penalty(weights: Weights, lam1: float, lam2: float) -> tuple[float, list[np.ndarray]]:
    r"""Return the sum of the L1 penalty with lam1 and the L2 penalty with lam2, and its gradients.

    .. math:: \lambda_1 \sum |W| + \frac{\lambda_2}{2} \sum W^2

    References
    ----------
    Zou and Hastie (2005); the slide of Peeters calls it "ELastic Search".

    Examples
    --------
    >>> elastic_net_penalty([np.array([2.0])], lam1=1.0, lam2=1.0)
    (4.0, [array([3.])])
    """
    penalty1, grads1 = l1_penalty(weights, lam1)
    penalty2, grads2 = l2_penalty(weights, lam2)
    return penalty1 + penalty2, [g1 + g2 for g1, g2 in zip(grads1, grads2, strict=True)]


def weight_decay(w: np.ndarray, g: np.ndarray, lr: float, lam: float) -> np.ndarray:
    r"""Return the weights after a step of gradient descent with weight decay: the L2 penalty's step.

    .. math:: w \leftarrow (1 - \eta\lambda) w - \eta g

    References
    ----------
    Allauzen, "Regularization" (his slide has 1 + eta lambda); Shuai, "Weight decay".

    Examples
    --------
    >>> weight_decay(np.array([10.0]), np.array([0.0]), lr=0.1, lam=1.0)
    array([9.])
    """
    w, g = as_floating(w, "w"), np.asarray(g)
    check_same_shape(g, w, "g", "w")
    return (1 - float(lr) * float(lam)) * w - float(lr) * g


def _weights(weights: Weights, lam: float) -> list[np.ndarray]:
    if isinstance(weights, np.ndarray):
        raise TypeError(f"expected a list of weight arrays; got one array of shape {weights.shape}: pass [W]")
    if not lam >= 0:
        raise ValueError(f"expected lam >= 0; got {lam}: a negative penalty rewards large weights")
    return [as_floating(W, "weights") for W in weights]
