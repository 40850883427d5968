"""What happened in training, epoch by epoch."""

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

    @property
    def n_epochs(self) -> int:
        """Number of epochs done."""
        return len(self.loss)

    @property
    def best_epoch(self) -> int:
        """The epoch, from 0, with the smallest dev loss (training loss without a dev set)."""
        losses = self.dev_loss or self.loss
        if not losses:
            raise ValueError("expected at least one epoch; got none: train first")
        return losses.index(min(losses))
