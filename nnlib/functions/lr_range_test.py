"""The learning-rate range test. Contract: rates grow geometrically; the parameters given stay as they are."""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.arguments import as_floating
from nnlib.functions.sgd import sgd_step


def lr_range_test(
    f: Callable[[np.ndarray], Any],
    grad_f: Callable[[np.ndarray], np.ndarray],
    w: Any,
    lr_min: float = 1e-5,
    lr_max: float = 10.0,
    n_steps: int = 100,
) -> tuple[np.ndarray, np.ndarray]:
    r"""Return rates and losses of one descent during which the rate grows from step to step.

    .. math:: \eta_k = \eta_{min} \Big(\frac{\eta_{max}}{\eta_{min}}\Big)^{k / (K - 1)}

    A good rate lies a few times below the one where the loss starts to rise.

    Parameters
    ----------
    f, grad_f : function
        Loss and gradient, of the parameters (on a mini-batch of their choice).
    w : ndarray
        The parameters at the start.
    lr_min, lr_max : float
    n_steps : int, at least 2

    Returns
    -------
    lrs, losses : ndarray of float64, length at most n_steps
        The loss after the step with each rate; both end at the first loss that is not finite or above four times the
        best before it.

    Raises
    ------
    ValueError
        When the rates are not positive and growing, or n_steps is below 2.

    References
    ----------
    Smith (2017), "Cyclical learning rates for training neural networks".

    Examples
    --------
    >>> lrs, losses = lr_range_test(lambda w: float(w @ w), lambda w: 2 * w, np.ones(2), 0.01, 100.0, 5)
    >>> lrs.round(2), losses.round(2)
    (array([ 0.01,  0.1 ,  1.  , 10.  ]), array([  1.92,   1.23,   1.23, 443.78]))
    """
    if not 0 < lr_min < lr_max or n_steps < 2:
        raise ValueError(
            f"expected 0 < lr_min < lr_max and n_steps >= 2; got {lr_min}, {lr_max}, {n_steps}: swap them?"
        )
    w = as_floating(w, "w")
    lrs, losses = np.geomspace(lr_min, lr_max, n_steps), []
    best = abs(float(f(w)))
    for lr in lrs:
        w = sgd_step(w, grad_f(w), float(lr))
        loss = float(f(w))
        losses.append(loss)
        if not np.isfinite(loss) or loss > 4 * best:
            break
        best = min(best, abs(loss))
    return lrs[: len(losses)], np.array(losses)
