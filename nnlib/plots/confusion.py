"""The confusion matrix as a picture, with its counts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from nnlib.plots.style import SEQUENTIAL, axes_or_new

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_confusion_matrix(cm: ArrayLike, class_names: Sequence[str] | None = None, ax: "Axes | None" = None) -> "Axes":
    """Draw counts, true classes downwards and predicted classes to the right.

    Parameters
    ----------
    cm : array-like, shape (n_classes, n_classes)
        From `nnlib.evaluation.confusion_matrix`.
    class_names : sequence of str, optional
        0, 1, ... when omitted.
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        When ``cm`` is not square or the number of names differs.

    Examples
    --------
    >>> ax = plot_confusion_matrix([[3, 1], [0, 4]])
    >>> [text.get_text() for text in ax.texts]
    ['3', '1', '0', '4']
    """
    counts = np.asarray(cm)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(f"expected a square matrix; got shape {counts.shape}: use the result of confusion_matrix")
    names = list(class_names) if class_names is not None else [str(k) for k in range(len(counts))]
    if len(names) != len(counts):
        raise ValueError(f"expected {len(counts)} class names; got {len(names)}: give one for each row of cm")
    axes = axes_or_new(ax)
    axes.imshow(counts, cmap=SEQUENTIAL)
    for (i, j), count in np.ndenumerate(counts):
        axes.text(j, i, str(count), ha="center", va="center", color="black" if count > counts.max() / 2 else "white")
    axes.set_xticks(range(len(names)), names)
    axes.set_yticks(range(len(names)), names)
    axes.set_xlabel("predicted class")
    axes.set_ylabel("true class")
    return axes
