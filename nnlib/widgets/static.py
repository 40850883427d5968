"""The static form of a picture: the same description drawn by Matplotlib, for places where widgets do not run."""

from __future__ import annotations

import io

from nnlib.widgets.picture import Picture

_MARKERS = {"circle": "o", "square": "s", "ring": "o"}


def to_png(picture: Picture, dpi: int = 80) -> bytes:
    """Draw a picture with Matplotlib and return it as PNG.

    The figure belongs to no window and leaves Matplotlib's current figure alone.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 4.8), dpi=dpi, layout="constrained")
    FigureCanvasAgg(figure)
    ax = figure.add_subplot()
    for layer in picture.layers:
        x, y, color, label = layer["x"], layer["y"], layer["color"], layer["label"] or None
        if layer["kind"] == "area":
            ax.fill(x, y, color=color)
        elif layer["kind"] == "line":
            ax.plot(x, y, color=color, label=label, linestyle="--" if layer["dash"] else "-")
        elif layer["kind"] == "arrow":
            ax.annotate("", (x[1], y[1]), (x[0], y[0]), arrowprops={"color": color, "width": 2, "headwidth": 9})
        else:
            ring = layer["marker"] == "ring"
            ax.scatter(
                x,
                y,
                s=130 if ring else 36,
                marker=_MARKERS[layer["marker"]],
                facecolor="none" if ring else color,
                edgecolor=color if ring else "black",
                label=label,
                zorder=3,
            )
    ax.set(xlim=picture.xlim, ylim=picture.ylim, xlabel=picture.xlabel, ylabel=picture.ylabel, title=picture.title)
    ax.set_xticks(picture.xticks)
    ax.set_yticks(picture.yticks)
    if any(layer["label"] for layer in picture.layers):
        ax.legend(loc="upper left", fontsize="small")
    figure.supxlabel("\n".join([picture.formula, *picture.numbers]), fontsize="small")
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()
