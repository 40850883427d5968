"""What the hand can move: sliders, choices and buttons, as plain data.

Contract: a control has a ``name`` (the key in the widget's ``values``, or what ``press`` receives) and a visible
``label``; the browser draws it as the native element, so the keyboard and screen readers work without more.
"""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Control:
    """The base of all controls."""

    kind: ClassVar[str]
    name: str
    label: str

    def plain(self) -> dict[str, Any]:
        """Return the control as JSON-ready data."""
        return {"kind": self.kind, **asdict(self)}


@dataclass(frozen=True)
class Slider(Control):
    """A number from ``low`` to ``high``; with ``log`` the slider moves the base-10 logarithm by ``step``."""

    kind = "slider"
    low: float
    high: float
    step: float
    value: float
    log: bool = False


@dataclass(frozen=True)
class Choice(Control):
    """One of several named options."""

    kind = "choice"
    options: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class Switch(Control):
    """Something on or off."""

    kind = "switch"
    value: bool


@dataclass(frozen=True)
class Button(Control):
    """A button; with ``repeat`` it plays, pressing itself after every new picture until pressed again."""

    kind = "button"
    repeat: bool = False
