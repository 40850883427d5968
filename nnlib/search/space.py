"""What is searched, and what comes back: ranges of hyperparameters, trials, the result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Objective = Callable[..., float]


@dataclass(frozen=True)
class Uniform:
    """A real number from ``low`` to ``high``; with ``log`` its logarithm is spread evenly, as suits a learning rate.

    Examples
    --------
    >>> Uniform(1e-4, 1.0, log=True)
    Uniform(low=0.0001, high=1.0, log=True)
    """

    low: float
    high: float
    log: bool = False

    def __post_init__(self) -> None:
        if not self.low < self.high or (self.log and self.low <= 0):
            raise ValueError(
                f"expected low < high, and low > 0 for a logarithmic scale; got {self.low} to {self.high}: swap or "
                "shift the limits"
            )


@dataclass(frozen=True)
class Integer:
    """A whole number from ``low`` to ``high``, both included.

    Examples
    --------
    >>> Integer(1, 4)
    Integer(low=1, high=4)
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"expected low <= high; got {self.low} to {self.high}: swap the limits")


@dataclass(frozen=True)
class Trial:
    """One setting that was tried, and its loss."""

    params: dict[str, Any]
    loss: float


@dataclass(frozen=True)
class SearchResult:
    """All trials in the order they were made.

    Examples
    --------
    >>> SearchResult((Trial({"lr": 1.0}, 0.5), Trial({"lr": 0.1}, 0.2))).best
    Trial(params={'lr': 0.1}, loss=0.2)
    """

    trials: tuple[Trial, ...]

    @property
    def best(self) -> Trial:
        """The trial of the smallest loss, the first one of equals; NaN, a failed training, counts as the worst."""
        return min(self.trials, key=lambda trial: trial.loss if trial.loss == trial.loss else float("inf"))


def check_space(space: Mapping[str, Any]) -> None:
    """Raise ValueError for an empty space or a name without choices, TypeError for choices that are no list.

    Examples
    --------
    >>> check_space({"lr": []})
    Traceback (most recent call last):
    ValueError: expected choices for 'lr'; got none: list at least one value
    """
    if not space:
        raise ValueError('expected at least one hyperparameter; got an empty space: try {"lr": [0.01, 0.1, 1.0]}')
    for name, values in space.items():
        if isinstance(values, Uniform | Integer):
            continue
        # a set has no order, so the same seed would not draw the same choices
        is_list = hasattr(type(values), "__getitem__") and getattr(values, "ndim", 1) > 0
        if not is_list or isinstance(values, str | bytes | Mapping):
            raise TypeError(
                f"expected a list of choices for {name!r}; got the {type(values).__name__} {values!r}: write [x] for a "
                "single choice x, sorted(s) for a set s"
            )
        if len(values) == 0:
            raise ValueError(f"expected choices for {name!r}; got none: list at least one value")
