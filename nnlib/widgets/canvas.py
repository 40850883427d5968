"""The base of every widget: controls on the left hand, a picture from Python, a canvas that only draws.

Contract: a subclass gives ``title``, ``controls()`` and ``draw(values) -> Picture``, and ``press(name)`` if it has
buttons. Moving a control changes ``values`` in Python, ``draw`` answers with a new picture, the browser draws it.
No network: the ES module and the style sheet beside this file are all the browser needs.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from nnlib.widgets.controls import Button, Control
from nnlib.widgets.learner import LearnerFunction
from nnlib.widgets.packing import packed
from nnlib.widgets.palette import COLORMAPS, COLORS, colormap
from nnlib.widgets.picture import Picture
from nnlib.widgets.static_picture import static_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HERE = Path(__file__).parent


class CanvasWidget(anywidget.AnyWidget):
    """A picture that answers to sliders and buttons.

    Attributes
    ----------
    values : dict
        The controls' current values, name to value; setting it in Python moves the sliders and redraws.
    current : Picture
        The picture that is shown now.
    continues : bool
        Whether the browser asks for the next picture as soon as it has drawn this one.
    notice : str
        Why nnlib's function stands in for the learner's, if it does.
    """

    _esm = HERE / "canvas.js"
    _css = HERE / "canvas.css"
    title = "Widget"

    heading = traitlets.Unicode().tag(sync=True)
    panel_of_controls: traitlets.List[Any] = traitlets.List().tag(sync=True)
    palette = traitlets.Dict().tag(sync=True)
    colormaps = traitlets.Dict().tag(sync=True)
    # Without the echo there is one message less on the way to every picture.
    values = traitlets.Dict().tag(sync=True, echo_update=False)
    picture = traitlets.Dict().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    continues = traitlets.Bool(False).tag(sync=True)

    def __init__(self) -> None:
        controls = self.controls()
        self.current: Picture | None = None
        super().__init__(
            heading=self.title,
            panel_of_controls=[control.plain() for control in controls],
            palette=COLORS,
            colormaps={name: colormap(name).tobytes() for name in COLORMAPS},
            values={c.name: c.value for c in controls if not isinstance(c, Button)},  # type: ignore[attr-defined]
        )
        self.on_msg(self._receive)
        self._pressing = False
        self.observe(self._redraw, names="values")
        self.refresh()

    def controls(self) -> list[Control]:
        """Return the controls in the order in which they are shown."""
        raise NotImplementedError

    def draw(self, values: dict[str, Any]) -> Picture:
        """Return the picture for the controls' values."""
        raise NotImplementedError

    def press(self, name: str) -> None:
        """Answer the button ``name``; the picture is drawn anew afterwards."""

    def learner_functions(self) -> list[LearnerFunction]:
        """Return the learner's functions whose notices are shown."""
        return [value for value in vars(self).values() if isinstance(value, LearnerFunction)]

    def click(self, name: str) -> None:
        """Do what a click on the button ``name`` does.

        Raises
        ------
        ValueError
            If the widget has no such button.
        """
        buttons = [control["name"] for control in self.panel_of_controls if control["kind"] == "button"]
        if name not in buttons:
            raise ValueError(f"expected one of the buttons {', '.join(buttons)}; got {name!r}")
        self._forget_notices()
        self._pressing = True
        try:
            self.press(name)
        finally:
            self._pressing = False
        self.refresh()

    def move(self, **values: Any) -> None:
        """Set some of the controls' values, as a hand would."""
        unknown = set(values) - set(self.values)
        if unknown:
            raise ValueError(f"expected some of {', '.join(self.values)}; got {', '.join(sorted(unknown))}")
        self.values = {**self.values, **values}

    def refresh(self) -> None:
        """Draw the picture anew and send it with the notices of the learner's functions."""
        with self.hold_sync():
            withheld = ""
            try:
                self.current = self.draw(self.values)
            except ImportError as error:  # while a lesson is graded, nnlib withholds what the lesson asks for
                self.current, withheld = Picture((), summary=str(error), height=40), str(error)
            notices = [withheld, *(function.notice for function in self.learner_functions())]
            self.notice = "; ".join(dict.fromkeys(filter(None, notices)))
            self.picture = {**packed(self.current.plain()), "answers": self.values}

    def static(self) -> "Figure":
        """Return the current picture as a Matplotlib figure, for print and for pages without widgets."""
        assert self.current is not None
        return static_figure(self.current)

    def _redraw(self, _change: Any) -> None:
        if not self._pressing:
            self._forget_notices()
            self.refresh()

    def _forget_notices(self) -> None:
        for function in self.learner_functions():
            function.notice = ""

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if "press" in content:
            self.click(str(content["press"]))
        elif content.get("continue") and self.continues:
            self.refresh()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        assert self.current is not None
        words = {"text/plain": f"{self.title}: {self.current.summary}"}
        if isinstance(bundle, tuple):
            return {**bundle[0], **words}, bundle[1]
        return {**(bundle or {}), **words}

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.static().savefig(buffer, format="png")
        return buffer.getvalue()
