"""The playground's picture: the boundary, the loss curves and the gradient norm of every layer.

Contract: numbers in, a :class:`~nnlib.widgets.picture.Picture` out; nothing is remembered.
"""

import numpy as np

from nnlib.widgets.frame import equal_limits, grid, limits
from nnlib.widgets.marks import HeatMap, Line, Mark, Points, levels_of
from nnlib.widgets.picture import Axis, Panel, Picture
from nnlib.widgets.pictures.gradient_norms import layer_ticks
from nnlib.widgets.playground_training import PlaygroundTraining

COLUMNS, ROWS = 40, 40
LOWEST = 1e-8


def playground_picture(training: PlaygroundTraining, formula: str) -> Picture:
    """Draw the state of a training.

    Parameters
    ----------
    training : PlaygroundTraining
    formula : str
        What the control under the hand does.
    """
    step, train_loss, dev_loss = training.curve[-1]
    accuracy = training.accuracy()
    norms = training.gradient_norms
    return Picture(
        rows=[[plane_panel(training), loss_panel(training.curve), norm_panel(norms)]],
        numbers={
            "step": str(step),
            "epoch": f"{training.epoch:.1f}",
            "train": f"{train_loss:.3f}",
            "dev": f"{dev_loss:.3f}",
            "dev accuracy": f"{accuracy:.1%}",
            "η now": f"{training.learning_rate():.3g}",
            "parameters": str(training.n_parameters),
        },
        formula=formula,
        summary=f"Step {step}: train loss {train_loss:.3f}, dev loss {dev_loss:.3f}, dev accuracy {accuracy:.0%}; "
        f"gradient norm {norms[0]:.2g} in the first layer and {norms[-1]:.2g} in the last.",
        height=310,
    )


def plane_panel(training: PlaygroundTraining) -> Panel:
    """Draw P(y = 1) over the plane with both data sets."""
    (X, y), (X_dev, y_dev) = training.train, training.dev
    extent = equal_limits(limits(np.vstack([X, X_dev]), margin=0.08), aspect=1.0)
    left, right, bottom, top = extent
    cells = training.predict_proba(grid(extent, COLUMNS, ROWS)).reshape(ROWS, COLUMNS)
    marks: list[Mark] = [HeatMap(levels_of(cells, 0, 1), extent, "blue_orange", alpha=0.85)]
    for label, color, shape in ((0, "blue", "circle"), (1, "orange", "square")):
        marks.append(Points.at(X_dev[y_dev == label], color, shape, 1.5))
        marks.append(Points.at(X[y == label], color, shape, 3.5))
    return Panel(Axis("x₁", left, right), Axis("x₂", bottom, top), marks, "P(y = 1 | x); dev points small", weight=1.2)


def loss_panel(curve: list[tuple[int, float, float]]) -> Panel:
    """Draw both losses against the step; what is not finite is left out."""
    steps, train, dev = (np.array(column, dtype=np.float64) for column in zip(*curve, strict=True))
    finite = np.concatenate([train, dev])
    finite = finite[np.isfinite(finite)]
    high = 1.08 * float(np.clip(finite.max(initial=0.7), 0.1, 3.0))
    marks: list[Mark] = [
        Line(steps, train, "blue", 2.2, label="train"),
        Line(steps, dev, "vermillion", 2.2, "dashed", label="dev"),
    ]
    last = max(50.0, float(steps[-1]))
    return Panel(Axis("step", 0, last), Axis("cross-entropy", 0, high), marks, "Loss without the penalty")


def norm_panel(norms: np.ndarray) -> Panel:
    """Draw the gradient norm of every layer on a logarithmic axis."""
    layer = np.arange(1, len(norms) + 1)
    shown = np.clip(np.nan_to_num(norms, nan=1e8, posinf=1e8), LOWEST, 1e8)
    low = 10.0 ** np.floor(np.log10(min(float(shown.min()), 1e-2)) - 0.1)
    high = 10.0 ** np.ceil(np.log10(max(float(shown.max()), 1.0)) + 0.1)
    marks: list[Mark] = [
        Line([0.5, len(norms) + 0.5], [1, 1], "grey", 1, "dotted"),
        Line(layer, shown, "green", 1.5),
        Points(layer, shown, "green", "circle", 5),
    ]
    x = Axis("layer", 0.5, len(norms) + 0.5, ticks=layer_ticks(len(norms)))
    return Panel(x, Axis("‖dW‖", float(low), float(high), log=True), marks, "Gradient norms", weight=0.9)
