"""What all widgets share: sliders, buttons, a canvas, numbers, and a static picture.

Contract: a subclass gives sliders, buttons and :meth:`SliderWidget.draw`, which turns the values into a
:class:`~nnlib.widgets.picture.Picture`. The browser only draws; every number is computed here.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from nnlib.widgets.picture import Picture
from nnlib.widgets.static import to_png

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Slider:
    """One slider: the name of its value, the text beside it, its ends and its step."""

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float


class SliderWidget(anywidget.AnyWidget):
    """A picture that follows its sliders.

    Parameters
    ----------
    sliders
        The sliders, top to bottom.
    buttons
        Name and text of each button.
    description
        What a screen reader says the picture is.
    """

    _esm = _HERE / "canvas.js"
    _css = _HERE / "canvas.css"

    sliders = traitlets.List().tag(sync=True)
    buttons = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    description = traitlets.Unicode("").tag(sync=True)

    def __init__(self, sliders: list[Slider], buttons: dict[str, str], description: str) -> None:
        super().__init__(
            sliders=[asdict(slider) for slider in sliders],
            buttons=[{"name": name, "label": label} for name, label in buttons.items()],
            values={slider.name: slider.value for slider in sliders},
            description=description,
        )
        self.on_msg(self._receive)
        self.redraw()

    def draw(self) -> Picture:
        """Return the picture for the values of the moment."""
        raise NotImplementedError

    def press(self, button: str) -> None:
        """Do what a button asks for; the picture is redrawn afterwards."""

    def move(self, **values: float) -> None:
        """Set sliders as a hand would and redraw.

        Raises
        ------
        ValueError
            When there is no slider of that name.
        """
        if unknown := set(values) - set(self.values):
            raise ValueError(f"expected the sliders {', '.join(self.values)}; got {', '.join(sorted(unknown))}")
        self.values = {**self.values, **{name: float(value) for name, value in values.items()}}
        self.redraw()

    def redraw(self) -> None:
        """Compute the picture anew and send it to the browser."""
        self.picture = self.draw().as_dict()

    def static(self) -> bytes:
        """Return the picture of the moment as PNG."""
        return to_png(self.draw())

    def _receive(self, _: Any, content: dict[str, Any], buffers: Any) -> None:
        """Take a message of the browser: a slider that moved or a button that was pressed."""
        if "slider" in content:
            self.move(**{content["slider"]: content["value"]})
        elif "button" in content:
            self.press(content["button"])
            self.redraw()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        picture = {"image/png": b64encode(self.static()).decode(), "text/plain": self.description}
        return {**data, **picture}, metadata
