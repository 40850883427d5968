"""The look that all plots share: a new pair of axes when none is given, and colours that colour-blind people can tell.

Matplotlib is imported at the first plot, so that `nnlib` itself needs NumPy alone.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito, 2008
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
MARKERS = "os^Dv*Px"
SEQUENTIAL = "cividis"
DIVERGING = "PuOr"


def axes_or_new(ax: "Axes | None") -> "Axes":
    """Return ``ax``, or the axes of a new figure when it is None.

    Examples
    --------
    >>> type(axes_or_new(None)).__name__
    'Axes'
    """
    if ax is not None:
        return ax
    from matplotlib import pyplot as plt

    return plt.subplots()[1]
