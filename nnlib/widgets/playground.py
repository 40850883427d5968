"""Everything of the lessons at one table: data, network and training, to be turned while the network learns.

Contract: what changes the data or the layers starts the network anew, everything else goes on with the present weights.
The drawing is :mod:`nnlib.widgets.pictures.playground`, the training :mod:`nnlib.widgets.playground_training`, the text
on the control under the hand :mod:`nnlib.widgets.playground_formulas`.
"""

from dataclasses import fields
from typing import Any

import traitlets

from nnlib.widgets.canvas import CanvasWidget
from nnlib.widgets.controls import Button, Choice, Control, Slider, Switch
from nnlib.widgets.picture import Picture
from nnlib.widgets.pictures.playground import playground_picture
from nnlib.widgets.playground_formulas import EXPLAIN, formula_of
from nnlib.widgets.playground_settings import (
    ACTIVATIONS,
    DATA_SETS,
    FEATURES,
    OPTIMIZERS,
    REGULARISATIONS,
    SCHEDULES,
    Settings,
)
from nnlib.widgets.playground_training import PlaygroundTraining

STEPS_A_FRAME = 5


class Playground(CanvasWidget):
    """A small network that learns before your eyes, with all that the lessons are about to be changed by hand.

    Parameters
    ----------
    seed : int
        Of data, weights, batches and masks.
    **start
        Where the controls stand at first, by the names of
        :class:`~nnlib.widgets.playground_settings.Settings`: ``data``, ``noise``, ``features``, ``layers``, ``units``,
        ``activation``, ``batch_norm``, ``optimizer``, ``lr``, ``schedule``, ``batch``, ``regularisation``, ``lam``,
        ``dropout``.

    Raises
    ------
    TypeError
        When a name is not one of these.
    ValueError
        When a value is not among the options of its control, or outside its range.

    Examples
    --------
    >>> playground = Playground(data="circles", noise=0.1, layers=1, lr=0.1)
    >>> for _ in range(40):
    ...     playground.click("play")
    >>> playground.current.numbers["step"], float(playground.current.numbers["dev"]) < 0.2
    ('200', True)
    """

    title = "Playground: a network that learns while you change it"
    frame_ms = traitlets.Int(33).tag(sync=True)
    follows_hand = traitlets.Bool(True).tag(sync=True)

    def __init__(self, seed: int = 0, **start: Any) -> None:
        self.start = Settings(**start)
        self.seed, self.touched = seed, "lr"
        self.training: PlaygroundTraining | None = None
        self._shown: dict[str, Any] = {}
        _check(self.start, self.controls())
        super().__init__()

    def controls(self) -> list[Control]:
        """Return the controls of the data, the network, the optimizer and the regularisation, and the four buttons."""
        at = self.start
        return [
            Choice("data", "data", tuple(DATA_SETS), at.data),
            Choice("features", "features", tuple(FEATURES), at.features),
            Choice("activation", "activation", ACTIVATIONS, at.activation),
            Choice("optimizer", "optimizer", tuple(OPTIMIZERS), at.optimizer),
            Choice("schedule", "schedule of η", tuple(SCHEDULES), at.schedule),
            Choice("regularisation", "penalty", REGULARISATIONS, at.regularisation),
            Switch("batch_norm", "batch normalisation", at.batch_norm),
            Slider("noise", "noise s", 0.0, 0.5, 0.05, at.noise),
            Slider("layers", "hidden layers", 0, 6, 1, at.layers),
            Slider("units", "units a layer", 1, 16, 1, at.units),
            Slider("lr", "learning rate η₀", 1e-4, 10, 0.1, at.lr, log=True),
            Slider("batch", "batch size m", 1, 200, 1, at.batch),
            Slider("lam", "penalty λ", 1e-5, 1, 0.1, at.lam, log=True),
            Slider("dropout", "dropout p", 0.0, 0.9, 0.05, at.dropout),
            Button("play", "play", repeat=True),
            Button("step", "step"),
            Button("reset", "reset"),
            Button("other", "other weights"),
        ]

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the picture of the training, which starts anew if the data or the layers have changed."""
        settings = Settings.of(values)
        changed = [name for name, value in values.items() if self._shown.get(name, value) != value]
        self.touched, self._shown = (changed[0] if changed else self.touched), dict(values)
        if self.training is None or self.training.settings.structure != settings.structure:
            self.training = PlaygroundTraining(settings, self.seed)
        else:
            self.training.adjust(settings)
        return playground_picture(self.training, formula_of(self.touched, self.training))

    def press(self, name: str) -> None:
        """Train for a frame or for a single step, or begin again with the same or with other weights."""
        if name in ("play", "step") and self.training is not None:
            self.training.run(STEPS_A_FRAME if name == "play" else 1)
            return
        self.seed += name == "other"
        self.training = None

    def _receive(self, widget: Any, content: dict[str, Any], buffers: Any) -> None:
        if content.get("hand") in EXPLAIN:
            self.touched = content["hand"]
            self.refresh()
        else:
            super()._receive(widget, content, buffers)


def _check(start: Settings, controls: list[Control]) -> None:
    """Refuse a start that the controls could not show."""
    for control in controls:
        value = getattr(start, control.name, None)
        if isinstance(control, Choice) and value not in control.options:
            raise ValueError(f"expected {control.name} among {', '.join(control.options)}; got {value!r}")
        if isinstance(control, Slider) and not (
            isinstance(value, int | float) and control.low <= value <= control.high
        ):
            raise ValueError(f"expected {control.name} from {control.low:g} to {control.high:g}; got {value!r}")
    assert {item.name for item in fields(start)} <= {control.name for control in controls}
