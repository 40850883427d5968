"""Early stopping. Contract: epochs count from 0; an epoch improves when its loss is strictly below the best so far."""

from collections.abc import Sequence

import numpy as np


def early_stopping(dev_losses: Sequence[float], patience: int) -> tuple[int, int]:
    """Return the epoch to keep and the epoch after which training stops.

    Training stops at the ``patience``-th epoch in a row without improvement, else at the last.

    Parameters
    ----------
    dev_losses : sequence of float
        The loss on the dev set after each epoch; a NaN never improves.
    patience : int, at least 1

    Returns
    -------
    best_epoch, stop_epoch : int

    Raises
    ------
    ValueError
        When there is no epoch or patience is below 1.

    References
    ----------
    Shuai, "Early stopping"; Prechelt (1998).

    Examples
    --------
    >>> early_stopping([3.0, 2.0, 2.5, 2.0, 1.0], patience=2)
    (1, 3)
    """
    if len(dev_losses) == 0 or patience < 1:
        raise ValueError(
            f"expected at least one epoch and patience >= 1; got {len(dev_losses)} and {patience}: train first"
        )
    best_epoch, best, waited = 0, np.inf, 0
    for epoch, loss in enumerate(dev_losses):
        if loss < best:
            best_epoch, best, waited = epoch, loss, 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch, epoch
    return best_epoch, len(dev_losses) - 1
