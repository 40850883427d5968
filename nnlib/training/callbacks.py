"""What may be done after each epoch: stop early, set the learning rate, or anything of your own."""

import math
from collections.abc import Callable

from nnlib.models.network import Network
from nnlib.models.storage import restore, snapshot
from nnlib.optimizers.optimizer import Optimizer
from nnlib.training.history import History


class Callback:
    """Called by :func:`~nnlib.training.fit`; override what is needed."""

    def before_epoch(self, epoch: int, model: Network, optimizer: Optimizer) -> None:
        """Do something before epoch ``epoch``, counted from 0."""

    def after_epoch(self, model: Network, optimizer: Optimizer, history: History) -> bool:
        """Do something after an epoch; return True to stop."""
        return False

    def after_training(self, model: Network, history: History) -> None:
        """Do something at the end, also after Ctrl-C or an error."""


class EarlyStopping(Callback):
    """Stop when the dev loss has not improved for ``patience`` epochs in a row, and go back to the best parameters.

    The rule is :func:`nnlib.early_stopping`, followed epoch by epoch: NaN and infinity never improve. Without a dev set
    it looks at the training loss.

    Parameters
    ----------
    patience : int
        At least 1.
    restore_best : bool
        Whether the model ends with the parameters of the best epoch instead of the last.

    References
    ----------
    Prechelt, *Early stopping, but when?*, 1998; Allauzen (2017), regularisation.

    Examples
    --------
    >>> EarlyStopping(patience=3).patience
    3
    """

    def __init__(self, patience: int, restore_best: bool = True) -> None:
        if patience < 1:
            raise ValueError(f"expected a patience of at least 1 epoch; got {patience}")
        self.patience, self.restore_best = patience, restore_best
        self._smallest, self._waited = math.inf, 0
        self._best: dict | None = None

    def before_epoch(self, epoch: int, model: Network, optimizer: Optimizer) -> None:
        """Forget an earlier training."""
        if epoch == 0:
            self._forget()

    def after_epoch(self, model: Network, optimizer: Optimizer, history: History) -> bool:
        """Keep the parameters if they are the best so far; say whether patience has run out."""
        loss = (history.dev_loss or history.loss)[-1]
        if loss < self._smallest:
            self._smallest, self._waited = loss, 0
            self._best = snapshot(model) if self.restore_best else None
        else:
            self._waited += 1
        return self._waited >= self.patience

    def after_training(self, model: Network, history: History) -> None:
        """Go back to the best parameters, if an epoch had a finite loss."""
        if self._best is not None:
            restore(model, self._best)
        self._forget()

    def _forget(self) -> None:
        self._smallest, self._waited, self._best = math.inf, 0, None


class EpochSchedule(Callback):
    """Set the learning rate before each epoch; a schedule by steps goes to the optimizer as ``lr`` instead.

    Parameters
    ----------
    schedule : callable
        From the epoch, counted from 0, to the learning rate.

    Raises
    ------
    ValueError
        When the optimizer has a schedule of its own, which would set another rate before each step.

    Examples
    --------
    >>> from nnlib.functions.schedules import step_decay
    >>> halve = EpochSchedule(lambda epoch: step_decay(0.1, epoch, factor=0.5, every=10))
    >>> halve.schedule(10)
    0.05
    """

    def __init__(self, schedule: Callable[[int], float]) -> None:
        if not callable(schedule):
            raise TypeError(f"expected a function from the epoch to a learning rate; got {schedule!r}")
        self.schedule = schedule

    def before_epoch(self, epoch: int, model: Network, optimizer: Optimizer) -> None:
        """Set ``optimizer.lr``."""
        if callable(optimizer.schedule):
            raise ValueError(
                "expected an optimizer with a fixed lr; got one whose lr is a schedule by steps, which would win: "
                "give it a number as lr, or leave EpochSchedule out"
            )
        optimizer.lr = float(self.schedule(epoch))
