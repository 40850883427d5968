"""A picture as plain data: panels with axes, and the marks on them.

Contract: a drawing function takes numbers and returns a :class:`Picture`; :meth:`Picture.plain` is what tests read and
:mod:`nnlib.widgets.static_picture` draws with Matplotlib, :func:`nnlib.widgets.packing.packed` what travels to the
browser. All geometry, ticks and texts are decided here, in Python, so that they can be tested without a browser.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from nnlib.widgets.marks import Mark, plain_number
from nnlib.widgets.ticks import linear_ticks, log_ticks

MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM = 58, 14, 30, 42


@dataclass(frozen=True)
class Axis:
    """One axis: its label, its limits in data units and whether it is logarithmic.

    ``visible=False`` hides line, ticks and label; ``ticks`` overrides the chosen ones with ``(value, text)`` pairs.
    """

    label: str
    low: float
    high: float
    log: bool = False
    visible: bool = True
    ticks: Sequence[tuple[float, str]] | None = None

    def __post_init__(self) -> None:
        """Check that the limits are finite and in order."""
        if not (-1e300 < self.low < self.high < 1e300):
            raise ValueError(f"expected limits low < high on axis {self.label!r}; got {self.low} and {self.high}")
        if self.log and self.low <= 0:
            raise ValueError(f"expected positive limits on the logarithmic axis {self.label!r}; got {self.low}")

    def plain(self) -> dict[str, Any]:
        """Return the axis as JSON-ready data, ticks included."""
        ticks = self.ticks
        if ticks is None:
            ticks = log_ticks(self.low, self.high) if self.log else linear_ticks(self.low, self.high)
        return {
            "label": self.label,
            "low": float(self.low),
            "high": float(self.high),
            "log": self.log,
            "visible": self.visible,
            "ticks": [[float(value), text] for value, text in ticks],
        }


@dataclass(frozen=True)
class Panel:
    """One pair of axes with its marks; ``weight`` is its share of the row's width, ``legend`` shows the labels."""

    x: Axis
    y: Axis
    marks: Sequence[Mark]
    title: str = ""
    weight: float = 1.0
    legend: bool = True


@dataclass(frozen=True)
class Picture:
    """Rows of panels, with the numbers and the formula that belong to them.

    Parameters
    ----------
    rows : sequence of sequences of Panel
        Rows share the height equally, panels of a row share the width by weight.
    numbers : dict of str to str
        The read-out beside the picture, label to formatted value.
    formula : str
        Lines of plain-text maths, with the current numbers put in.
    summary : str
        One sentence for screen readers; spoken when the picture changes.
    width, height : int
        Size in CSS pixels.
    """

    rows: Sequence[Sequence[Panel]]
    numbers: dict[str, str] = field(default_factory=dict)
    formula: str = ""
    summary: str = ""
    width: int = 760
    height: int = 380

    def plain(self) -> dict[str, Any]:
        """Return the picture as dicts, lists, numbers and arrays; every panel gets its plotting ``box`` in pixels."""
        panels = []
        for i, row in enumerate(self.rows):
            for panel, box in zip(row, boxes(row, i, len(self.rows), self.width, self.height), strict=True):
                panels.append(
                    {
                        "box": box,
                        "x": panel.x.plain(),
                        "y": panel.y.plain(),
                        "title": panel.title,
                        "legend": panel.legend,
                        "marks": [mark.plain() for mark in panel.marks],
                    }
                )
        return {
            "width": self.width,
            "height": self.height,
            "panels": panels,
            "numbers": [[label, value] for label, value in self.numbers.items()],
            "formula": self.formula,
            "summary": self.summary,
        }


def boxes(row: Sequence[Panel], index: int, n_rows: int, width: int, height: int) -> list[list[float | None]]:
    """Return the plotting box ``[left, top, width, height]`` in pixels of each panel of one row."""
    total, left, row_height = sum(panel.weight for panel in row), 0.0, height / n_rows
    result = []
    for panel in row:
        outer = width * panel.weight / total
        margin_left, margin_bottom = (
            (MARGIN_LEFT if panel.y.visible else 14),
            (MARGIN_BOTTOM if panel.x.visible else 14),
        )
        box = (
            left + margin_left,
            index * row_height + MARGIN_TOP,
            outer - margin_left - MARGIN_RIGHT,
            row_height - MARGIN_TOP - margin_bottom,
        )
        result.append([plain_number(value) for value in box])
        left += outer
    return result
