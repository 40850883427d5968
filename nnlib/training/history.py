"""What happened in training, epoch by epoch."""

import math
from dataclasses import dataclass, field


@dataclass
class History:
    """Losses and accuracies by epoch; lists of the dev set are empty when there is none.

    ``loss`` is the mean over the mini-batches of the epoch, penalties included, each before its step.

    Examples
    --------
    >>> History(loss=[0.5, 0.3], dev_loss=[0.6, 0.4]).best_epoch
    1
    """

    loss: list[float] = field(default_factory=list)
    dev_loss: list[float] = field(default_factory=list)
    dev_accuracy: list[float] = field(default_factory=list)
    lr: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    interrupted: bool = False
    stopped_by: str | None = None

    def note(self, loss: float, dev: tuple[float, float] | None, lr: float, seconds: float) -> None:
        """Add the numbers of one epoch, all at once; ``dev`` is the dev set's loss and accuracy."""
        self.loss.append(loss)
        self.lr.append(lr)
        if dev is not None:
            self.dev_loss.append(dev[0])
            self.dev_accuracy.append(dev[1])
        self.seconds.append(seconds)

    @property
    def n_epochs(self) -> int:
        """Number of epochs done."""
        return len(self.loss)

    @property
    def best_epoch(self) -> int:
        """The epoch, from 0, with the smallest dev loss (training loss without a dev set); NaN is the largest."""
        losses = self.dev_loss or self.loss
        if not losses:
            raise ValueError("expected at least one epoch; got none: train first")
        finite = [math.inf if math.isnan(loss) else loss for loss in losses]
        return finite.index(min(finite))
