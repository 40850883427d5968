"""One step of learning: the gradient of a mini-batch, then the optimizer."""

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.models.network import Network
from nnlib.optimizers.optimizer import Optimizer
from nnlib.training.checks import check_optimizer


def train_step(model: Network, optimizer: Optimizer, X: FloatArray, y: np.ndarray) -> float:
    """Learn from one mini-batch and return the loss before the step.

    Parameters
    ----------
    model : Network
    optimizer : Optimizer
        Made with ``model.parameters``.
    X : ndarray, shape (n, n_in)
    y : ndarray, shape (n,)

    Returns
    -------
    float

    Raises
    ------
    ValueError
        When the optimizer is another model's, or X and y do not fit.

    Examples
    --------
    >>> from nnlib.models import MLP
    >>> from nnlib.optimizers import SGD
    >>> model = MLP([2, 4, 2], rng=np.random.default_rng(0))
    >>> optimizer = SGD(model.parameters, lr=0.1)
    >>> X, y = np.eye(2), np.array([0, 1])
    >>> losses = [train_step(model, optimizer, X, y) for _ in range(20)]
    >>> losses[-1] < losses[0]
    True
    """
    if optimizer.parameters is not model.parameters:
        check_optimizer(model, optimizer)
    if type(y) is not np.ndarray:
        y = np.asarray(y)
    loss = model.loss_and_gradients(X, y)
    optimizer.step()
    return loss
