"""The same picture by Matplotlib, for places where widgets do not run.

Contract: draws what :meth:`nnlib.widgets.picture.Picture.plain` describes, panel by panel in the same boxes, and
leaves pyplot's state alone.
"""

from typing import TYPE_CHECKING, Any

from nnlib.widgets.palette import COLORS, colormap
from nnlib.widgets.picture import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DASHES = {"solid": "-", "dashed": "--", "dotted": ":"}
SHAPES = {"circle": "o", "square": "s", "triangle": "^", "cross": "x", "ring": "o"}
DPI = 100


def static_figure(picture: Picture) -> "Figure":
    """Return a Matplotlib figure of the picture, with its numbers and formula below."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    plain = picture.plain()
    width, height = plain["width"], plain["height"]
    lines = [line for line in plain["formula"].splitlines() if line]
    lines.append("   ".join(f"{label} = {value}" for label, value in plain["numbers"]))
    footer = 20 * len(lines) + 8
    total = height + footer
    figure = Figure(figsize=(width / DPI, total / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    for panel in plain["panels"]:
        left, top, box_width, box_height = panel["box"]
        axes = figure.add_axes(
            (left / width, (total - top - box_height) / total, box_width / width, box_height / total)
        )
        draw_panel(axes, panel)
    for i, line in enumerate(lines):
        figure.text(0.02, (footer - 20 * (i + 1) + 4) / total, line, fontsize=8)
    return figure


def draw_panel(axes: "Axes", panel: dict[str, Any]) -> None:
    """Draw one panel's marks, axes and legend."""
    for mark in panel["marks"]:
        MARKS[mark["kind"]](axes, mark)
    for name, axis in (("x", panel["x"]), ("y", panel["y"])):
        axes.set(**{f"{name}lim": (axis["low"], axis["high"]), f"{name}scale": "log" if axis["log"] else "linear"})
        axes.set(**{f"{name}lim": (axis["low"], axis["high"])})
        if axis["visible"]:
            axes.set(**{f"{name}label": axis["label"]})
        ticks = axis["ticks"] if axis["visible"] else []
        axes.set(**{f"{name}ticks": [value for value, _ in ticks], f"{name}ticklabels": [text for _, text in ticks]})
        getattr(axes, f"{name}axis").set_tick_params(which="minor", length=0)
    axes.set_title(panel["title"], fontsize=10)
    if not (panel["x"]["visible"] or panel["y"]["visible"]):
        axes.set_frame_on(False)
    if panel["legend"] and axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize=7, loc="upper right")


def _heat(axes: "Axes", mark: dict[str, Any]) -> None:
    interpolation = "bilinear" if mark["smooth"] else "nearest"
    image = colormap(mark["colormap"])[mark["levels"]]
    axes.imshow(
        image, origin="lower", extent=mark["extent"], aspect="auto", alpha=mark["alpha"], interpolation=interpolation
    )


def _polygon(axes: "Axes", mark: dict[str, Any]) -> None:
    color = COLORS[mark["color"]]
    axes.fill(mark["x"], mark["y"], color=color, alpha=mark["alpha"], lw=0, label=mark["label"] or None)


def _line(axes: "Axes", mark: dict[str, Any]) -> None:
    x, y, label = mark["x"], mark["y"], mark["label"] or None
    axes.plot(x, y, color=COLORS[mark["color"]], lw=mark["width"], ls=DASHES[mark["dash"]], label=label)


def _points(axes: "Axes", mark: dict[str, Any]) -> None:
    color, ring = COLORS[mark["color"]], mark["shape"] == "ring"
    face = "none" if ring else color
    edge = color if ring or mark["shape"] == "cross" else "white"
    style = {"ls": "", "marker": SHAPES[mark["shape"]], "ms": 1.5 * mark["size"], "mfc": face, "mec": edge}
    axes.plot(mark["x"], mark["y"], mew=1.5 if ring else 0.8, label=mark["label"] or None, **style)


def _bars(axes: "Axes", mark: dict[str, Any]) -> None:
    heights, color = mark["height"], COLORS[mark["color"]]
    axes.bar(mark["x"], heights, width=mark["width"], color=color, label=mark["label"] or None)


def _arrow(axes: "Axes", mark: dict[str, Any]) -> None:
    style = {"arrowstyle": "-|>", "color": COLORS[mark["color"]], "lw": mark["width"], "shrinkA": 0, "shrinkB": 0}
    start, end = (mark["x0"], mark["y0"]), (mark["x1"], mark["y1"])
    if None not in (*start, *end):
        axes.annotate("", xy=end, xytext=start, arrowprops=style)
        axes.annotate(mark["label"], xy=end, xytext=(5, 5), textcoords="offset points", color=style["color"])


def _text(axes: "Axes", mark: dict[str, Any]) -> None:
    style = {"color": COLORS[mark["color"]], "ha": mark["align"], "va": "center", "fontsize": 0.72 * mark["size"]}
    background = {"facecolor": "white", "alpha": 0.8, "pad": 1, "lw": 0} if mark["halo"] else None
    axes.text(mark["x"], mark["y"], mark["text"], bbox=background, **style)


def _box(axes: "Axes", mark: dict[str, Any]) -> None:
    from matplotlib.patches import FancyBboxPatch
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure(root=True)
    assert figure is not None
    place = ScaledTranslation(mark["x"], mark["y"], axes.transData)  # type: ignore[arg-type]
    width, height = mark["width"] / DPI, mark["height"] / DPI
    face = (*(int(COLORS[mark["color"]][k : k + 2], 16) / 255 for k in (1, 3, 5)), 0.35)
    box = FancyBboxPatch((-width / 2, -height / 2), width, height, "round,pad=0,rounding_size=0.08")
    box.set(facecolor=face, edgecolor="#333333", transform=figure.dpi_scale_trans + place)
    axes.add_patch(box)
    axes.text(mark["x"], mark["y"], mark["text"], ha="center", va="center", fontsize=9)


MARKS = {
    "heat": _heat,
    "polygon": _polygon,
    "line": _line,
    "points": _points,
    "bars": _bars,
    "arrow": _arrow,
    "text": _text,
    "box": _box,
}
