"""Learning curves: how losses and accuracies change from epoch to epoch."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nnlib.plots.style import COLOURS, MARKERS, axes_or_new

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_history(history: Mapping[str, Sequence[float]], ax: "Axes | None" = None) -> "Axes":
    """Draw one line for every curve of a training.

    Parameters
    ----------
    history : mapping of str to sequence of float
        One number an epoch, by name, such as ``{"train_loss": [...], "dev_loss": [...]}``; empty ones are left out.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> ax = plot_history({"train_loss": [0.9, 0.4], "dev_loss": [1.0, 0.6]})
    >>> [line.get_label() for line in ax.lines]
    ['train loss', 'dev loss']
    """
    axes = axes_or_new(ax)
    for i, (name, values) in enumerate((name, values) for name, values in history.items() if len(values)):
        axes.plot(
            range(1, len(values) + 1), values, label=name.replace("_", " "), color=COLOURS[i % len(COLOURS)],
            marker=MARKERS[i % len(MARKERS)], markevery=max(1, len(values) // 8),
        )  # fmt: skip
    axes.set_xlabel("epoch")
    if axes.lines:
        axes.legend()
    return axes
