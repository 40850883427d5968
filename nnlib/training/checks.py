"""What is checked before and during a training; each error names what was expected, what came, and the remedy."""

import numpy as np

from nnlib.layers.layer import FloatArray
from nnlib.models.network import Network
from nnlib.optimizers.optimizer import Optimizer


def check_optimizer(model: Network, optimizer: Optimizer) -> None:
    """Raise ValueError unless the optimizer changes the parameters of this model.

    Examples
    --------
    >>> from nnlib.models import SoftmaxRegression
    >>> from nnlib.optimizers import SGD
    >>> check_optimizer(SoftmaxRegression(2, 2), SGD(SoftmaxRegression(2, 2).parameters, 0.1))
    Traceback (most recent call last):
    ValueError: expected an optimizer of this model; got another's: make it with model.parameters
    """
    if optimizer.parameters is not model.parameters:
        raise ValueError("expected an optimizer of this model; got another's: make it with model.parameters")


def not_finite(loss: float, X: FloatArray, y: np.ndarray, name: str) -> FloatingPointError:
    """Return the error for a loss that is NaN or infinite, which says whether the data are to blame.

    Parameters
    ----------
    loss : float
    X, y : ndarray
        What the loss was measured on.
    name : str
        What to call it, for example ``"the mini-batch"``.

    Examples
    --------
    >>> print(not_finite(np.nan, np.array([[1.0], [np.nan]]), np.array([0, 1]), "the dev set"))
    expected a finite loss; got nan because X of the dev set holds nan: remove or replace what is no finite number
    >>> print(not_finite(np.inf, np.eye(2), np.array([0, 1]), "the mini-batch"))
    expected a finite loss; got inf on the mini-batch: lower the learning rate or clip gradients
    """
    for part, array in (("X", np.asarray(X)), ("y", np.asarray(y))):
        wrong = array[~np.isfinite(array)] if array.dtype.kind == "f" else array[:0]
        if wrong.size:
            return FloatingPointError(
                f"expected a finite loss; got {loss} because {part} of {name} holds {wrong[0]}: "
                "remove or replace what is no finite number"
            )
    return FloatingPointError(
        f"expected a finite loss; got {loss} on {name}: lower the learning rate or clip gradients"
    )
