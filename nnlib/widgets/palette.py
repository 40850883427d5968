"""Colours that stay apart for colour-blind readers.

Contract: line and point colours are those of Okabe and Ito (2008); surfaces use cividis (Nuñez, Anderton and Renslow,
2018); probabilities go from blue over white to orange, a pair every common colour blindness can tell apart.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

COLORS = {
    "black": "#000000",
    "grey": "#6b6b6b",
    "light": "#d9d9d9",
    "white": "#ffffff",
    "orange": "#E69F00",
    "sky": "#56B4E9",
    "green": "#009E73",
    "yellow": "#F0E442",
    "blue": "#0072B2",
    "vermillion": "#D55E00",
    "purple": "#CC79A7",
}
SERIES = ("blue", "vermillion", "green", "purple", "orange", "sky", "black", "yellow")
CLASS_COLORS = ("blue", "orange")
COLORMAPS = ("cividis", "blue_orange")


@cache
def colormap(name: str) -> NDArray[np.uint8]:
    """Return the colour map as an array of shape (256, 3), dtype uint8.

    Raises
    ------
    ValueError
        If there is no map of this name.
    """
    if name == "cividis":
        import matplotlib

        return np.asarray(matplotlib.colormaps["cividis"](np.arange(256), bytes=True)[:, :3], dtype=np.uint8)
    if name == "blue_orange":
        anchors = np.array([[74, 144, 200], [255, 255, 255], [236, 168, 40]], dtype=np.float64)
        positions = np.linspace(0, 1, 256)
        channels = [np.interp(positions, [0, 0.5, 1], anchors[:, k]) for k in range(3)]
        return np.stack(channels, axis=1).round().astype(np.uint8)
    raise ValueError(f"expected one of the colour maps {', '.join(COLORMAPS)}; got {name!r}")
