"""The pictures of the report: Matplotlib's SVG as data, each with a text that says what is to be seen.

Contract: the same numbers give the same picture, byte for byte. Letters are paths, so that no font is asked for.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from autograder.feedback.text import clean
from autograder.report.statistics import Exercise, Tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

BLUE, ORANGE, GREY = "#0072B2", "#E69F00", "#5a6270"
MOST_BARS = 12


@dataclass(frozen=True)
class Plot:
    """A picture as a ``data:`` address, and what it shows in words."""

    address: str
    alt: str


def score_distribution(points: Sequence[float], most: float) -> Plot:
    """Draw how many students have how many points."""
    figure, axes = _figure(3.2)
    counts, edges, _ = axes.hist(points, bins=list(np.linspace(0, max(most, 1e-9), 11)), color=BLUE, edgecolor="white")
    axes.axvline(median(points), color=ORANGE, linewidth=3, label=f"median {median(points):.1f}")
    axes.set(xlabel=f"points of {most:g}", ylabel="students")
    _count(axes.yaxis)
    axes.legend()
    bars = [f"{count:.0f} from {low:g} to {high:g}" for count, low, high in zip(counts, edges, edges[1:], strict=False)]
    filled = [bar for bar, count in zip(bars, counts, strict=True) if count]
    return _plot(
        figure, f"Histogram of points, median {median(points):.1f} of {most:g}. Students: {', '.join(filled)}."
    )


def difficulty(exercises: Sequence[Exercise]) -> Plot:
    """Draw for each exercise, the hardest on top, the mean of the points and the share of full points."""
    ordered = sorted(exercises, key=lambda exercise: -exercise.mean_share)
    figure, axes = _figure(0.9 + 0.42 * len(ordered))
    places = np.arange(len(ordered))
    axes.barh(places + 0.2, [100 * each.mean_share for each in ordered], 0.36, color=BLUE, label="mean of the points")
    axes.barh(places - 0.2, [100 * each.full_share for each in ordered], 0.36, color=ORANGE, label="all points")
    axes.set(xlim=(0, 100), xlabel="per cent", yticks=places)
    axes.set_yticklabels([each.name for each in ordered])
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False)
    said = [f"{each.name}: mean {each.mean_share:.0%}, all points {each.full_share:.0%}" for each in ordered[::-1]]
    return _plot(figure, f"Bars for each exercise, the hardest first. {'; '.join(said)}.")


def tallies(found: Sequence[Tally], kind: str) -> Plot:
    """Draw how many students met what, the most frequent on top."""
    shown = list(found[:MOST_BARS])[::-1]
    figure, axes = _figure(0.7 + 0.34 * len(shown))
    axes.barh([_label(each) for each in shown], [each.count for each in shown], color=BLUE)
    axes.set(xlabel="students")
    _count(axes.xaxis)
    said = [f"{_label(each)}: {each.count} of {each.total}" for each in shown[::-1]]
    return _plot(figure, f"Bars of the {kind}, most frequent first. {'; '.join(said)}.")


def time_used(seconds: Sequence[float]) -> Plot:
    """Draw how long grading a submission took."""
    figure, axes = _figure(2.8)
    axes.hist(seconds, bins=12, color=BLUE, edgecolor="white")
    axes.axvline(median(seconds), color=ORANGE, linewidth=3, label=f"median {median(seconds):.1f} s")
    axes.set(xlabel="seconds", ylabel="submissions")
    _count(axes.yaxis)
    axes.legend()
    spread = f"from {min(seconds):.1f} to {max(seconds):.1f} seconds, median {median(seconds):.1f}"
    return _plot(figure, f"Histogram of the time that grading a submission took: {spread}.")


def _label(tally: Tally) -> str:
    text = clean(f"{tally.exercise}: {tally.what}")
    return text if len(text) <= 58 else text[:57] + "…"


def _count(axis: Axis) -> None:
    """Let an axis of counts have whole numbers alone."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True))


def _figure(height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.2, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=GREY, labelcolor="black")
    return figure, axes


def _plot(figure: Figure, alt: str) -> Plot:
    from matplotlib import rc_context

    stream = io.BytesIO()
    with rc_context({"svg.hashsalt": "report", "svg.fonttype": "path", "text.parse_math": False}):
        figure.savefig(stream, format="svg", metadata={"Date": None})
    return Plot(f"data:image/svg+xml;base64,{base64.b64encode(stream.getvalue()).decode()}", alt)
