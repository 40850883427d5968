"""Learning curves: how losses and accuracies change from epoch to epoch."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nnlib.plots.style import COLOURS, MARKERS, axes_or_new

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from nnlib.training.history import History

CURVES = ("loss", "dev_loss", "dev_accuracy")  # of a History; learning rates and seconds have other scales


def plot_history(history: "Mapping[str, Sequence[float]] | History", ax: "Axes | None" = None) -> "Axes":
    """Draw one line for every curve of a training.

    Parameters
    ----------
    history : mapping of str to sequence of float, or History
        One number an epoch, by name, such as ``{"train_loss": [...], "dev_loss": [...]}``; empty ones are left out.
        Of what :func:`nnlib.training.fit` returns, the losses and the accuracy are drawn.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    TypeError
        When ``history`` is neither.

    Examples
    --------
    >>> ax = plot_history({"train_loss": [0.9, 0.4], "dev_loss": [1.0, 0.6]})
    >>> [line.get_label() for line in ax.lines]
    ['train loss', 'dev loss']
    """
    if isinstance(history, Mapping):
        curves = dict(history)
    elif all(hasattr(history, name) for name in CURVES):
        curves = {name: getattr(history, name) for name in CURVES}
    else:
        raise TypeError(
            f"expected the History of a training, or a dict of curves; got {type(history).__name__}: "
            'pass {"train_loss": losses}'
        )
    axes = axes_or_new(ax)
    for i, (name, values) in enumerate((name, values) for name, values in curves.items() if len(values)):
        axes.plot(
            range(1, len(values) + 1), values, label=name.replace("_", " "), color=COLOURS[i % len(COLOURS)],
            marker=MARKERS[i % len(MARKERS)], markevery=max(1, len(values) // 8),
        )  # fmt: skip
    axes.set_xlabel("epoch")
    if axes.lines:
        axes.legend()
    return axes
