"""The marks that a picture is made of: heat map, polygon, line, points, bars, arrow, text and box.

Contract: each mark holds numbers in data units and turns into plain values and arrays by ``plain()``; what is not a
finite number the canvas and Matplotlib leave out. Colours are names of :mod:`nnlib.widgets.palette`.
"""

import math
from dataclasses import dataclass, fields
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray


def plain_number(value: Any) -> float | None:
    """Return ``value`` as a float of seven significant digits, or None if it is not finite."""
    value = float(value)
    return float(f"{value:.7g}") if math.isfinite(value) else None


def plain_array(values: ArrayLike) -> NDArray[np.float32]:
    """Return a one-dimensional float32 array, which is as exact as a screen can show."""
    array = np.asarray(values, dtype=np.float64).ravel()
    return np.clip(array, -3e38, 3e38).astype(np.float32)


class Mark:
    """The base of all marks: a frozen dataclass whose ``kind`` tells the canvas how to draw it."""

    kind: ClassVar[str]
    arrays: ClassVar[frozenset[str]] = frozenset()

    def plain(self) -> dict[str, Any]:
        """Return the mark as a dict of plain values and arrays."""
        result: dict[str, Any] = {"kind": self.kind}
        for item in fields(self):  # type: ignore[arg-type]
            value = getattr(self, item.name)
            if item.name in self.arrays:
                value = plain_array(value)
            elif isinstance(value, float | np.floating):
                value = plain_number(value)
            result[item.name] = value
        return result


@dataclass(frozen=True)
class HeatMap(Mark):
    """A grid of levels 0..255 drawn with a colour map; row 0 is at the bottom.

    ``extent`` is ``(left, right, bottom, top)`` in data units; ``alpha`` is the opacity.
    """

    kind = "heat"
    levels: NDArray[np.uint8]
    extent: tuple[float, float, float, float]
    colormap: str = "cividis"
    alpha: float = 1.0
    smooth: bool = True

    def plain(self) -> dict[str, Any]:
        """Return the mark as a dict of plain values and arrays."""
        levels = np.ascontiguousarray(self.levels, dtype=np.uint8)
        return {
            "kind": self.kind,
            "levels": levels,
            "shape": list(levels.shape),
            "extent": [plain_number(value) for value in self.extent],
            "colormap": self.colormap,
            "alpha": self.alpha,
            "smooth": self.smooth,
        }


def levels_of(values: ArrayLike, low: float, high: float) -> NDArray[np.uint8]:
    """Map ``low..high`` to the levels 0..255, clipped; a value that is not a number becomes 0."""
    scaled = (np.nan_to_num(np.asarray(values, dtype=np.float64), nan=low) - low) / (high - low)
    return np.asarray(np.clip(scaled, 0.0, 1.0) * 255 + 0.5).astype(np.uint8)


@dataclass(frozen=True)
class Polygon(Mark):
    """A filled polygon through the points ``(x, y)``."""

    kind = "polygon"
    arrays = frozenset({"x", "y"})
    x: ArrayLike
    y: ArrayLike
    color: str
    alpha: float = 0.2
    label: str = ""


@dataclass(frozen=True)
class Line(Mark):
    """A polyline through the points ``(x, y)``; ``dash`` is ``"solid"``, ``"dashed"`` or ``"dotted"``."""

    kind = "line"
    arrays = frozenset({"x", "y"})
    x: ArrayLike
    y: ArrayLike
    color: str
    width: float = 2.0
    dash: str = "solid"
    label: str = ""


@dataclass(frozen=True)
class Points(Mark):
    """Markers at ``(x, y)``; ``shape`` is ``circle``, ``square``, ``triangle``, ``cross`` or ``ring``."""

    kind = "points"
    arrays = frozenset({"x", "y"})
    x: ArrayLike
    y: ArrayLike
    color: str
    shape: str = "circle"
    size: float = 4.0
    label: str = ""

    @classmethod
    def at(cls, rows: NDArray[Any], color: str, shape: str = "circle", size: float = 4.0, label: str = "") -> "Points":
        """Return markers at the rows of an array of shape (n, 2)."""
        return cls(rows[:, 0], rows[:, 1], color, shape, size, label)


@dataclass(frozen=True)
class Bars(Mark):
    """Bars standing on zero, centred at ``x``, all ``width`` wide."""

    kind = "bars"
    arrays = frozenset({"x", "height"})
    x: ArrayLike
    height: ArrayLike
    width: float
    color: str
    label: str = ""


@dataclass(frozen=True)
class Arrow(Mark):
    """An arrow from ``(x0, y0)`` to ``(x1, y1)``."""

    kind = "arrow"
    x0: float
    y0: float
    x1: float
    y1: float
    color: str = "black"
    width: float = 2.0
    label: str = ""


@dataclass(frozen=True)
class Text(Mark):
    """A text at ``(x, y)``; ``align`` is ``left``, ``center`` or ``right``, ``size`` in pixels."""

    kind = "text"
    x: float
    y: float
    text: str
    color: str = "black"
    align: str = "center"
    size: float = 12.0
    halo: bool = False


@dataclass(frozen=True)
class Box(Mark):
    """A rounded box of ``width`` by ``height`` pixels centred at ``(x, y)`` with lines of text in it."""

    kind = "box"
    x: float
    y: float
    text: str
    width: float
    height: float
    color: str = "sky"
