"""The IPython shell that runs a learner's cells, and what it shows, without a Jupyter kernel.

Contract: a cell's outputs are those that a kernel would send: streams, results, display data with figures as PNG, and
errors with IPython's traceback. Their size is limited as they are made. Magics work; what needs a front end (input,
comms of widgets) does nothing or says so. Where the pictures of a cell are known (:meth:`Shell.show`), a stand-in takes
the place of each, and nothing is drawn.
"""

from __future__ import annotations

import builtins
import subprocess
import sys
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.formatters import PNGFormatter
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.dir2 import get_real_method
from traitlets import Type
from traitlets.config import Config

from autograder.isolation.captured import OUTPUTS
from autograder.isolation.pictures import STAND_IN, Show


class Publisher(DisplayPublisher):
    """Keeps what ``display`` shows."""

    def publish(  # type: ignore[override]
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **rest: Any,
    ) -> None:
        """Keep a display, or change an earlier one of the same id."""
        name = str((transient or {}).get("display_id", ""))
        output = {"output_type": "display_data", "data": dict(data), "metadata": dict(metadata or {})}
        if update:
            earlier = OUTPUTS.by_display_id.get(name)
            if earlier is not None:
                earlier.update(data=output["data"], metadata=output["metadata"])
            return
        if name:
            OUTPUTS.by_display_id[name] = output
        OUTPUTS.add(output)

    def clear_output(self, wait: bool = False) -> None:
        """Forget the outputs of the cell so far."""
        if wait:
            OUTPUTS.clear_next = True
        else:
            OUTPUTS.items = []


class Hook(DisplayHook):
    """Keeps the value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        """Write no prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Keep the result."""
        OUTPUTS.add(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": dict(format_dict),
                "metadata": dict(md_dict or {}),
            }
        )

    def finish_displayhook(self) -> None:
        """Write no newline."""


class Pictures(PNGFormatter):
    """Draws what has a picture, or gives a stand-in for it."""

    stand_in = False

    def __call__(self, obj: Any) -> Any:
        """Return the picture of an object, None if it has none."""
        if not self.stand_in:
            return super().__call__(obj)
        if type(obj) in self or get_real_method(obj, self.print_method) is not None:
            return STAND_IN
        return None


class Shell(InteractiveShell):
    """An interactive shell whose outputs are kept."""

    displayhook_class = Type(Hook)
    display_pub_class = Type(Publisher)

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        OUTPUTS.add(
            {
                "output_type": "error",
                "ename": str(getattr(etype, "__name__", etype)),
                "evalue": str(evalue),
                "traceback": stb,
            }
        )

    def init_display_formatter(self) -> None:
        """Make the formatters, all of them active as in a kernel."""
        super().init_display_formatter()
        assert self.display_formatter is not None
        self.pictures = Pictures(parent=self.display_formatter)
        self.display_formatter.formatters["image/png"] = self.pictures
        self.show("all")

    def show(self, what: Show) -> None:
        """Show values in all their forms, with stand-ins for the pictures among them, or as text alone."""
        formatter = self.display_formatter
        assert formatter is not None
        formatter.active_types = ["text/plain"] if what == "text" else formatter.format_types
        formatter.ipython_display_formatter.enabled = formatter.mimebundle_formatter.enabled = what != "text"
        self.pictures.stand_in = what == "stand-ins"

    def system(self, cmd: str) -> None:
        """Run ``!command`` and show what it prints; there is no terminal to run it in."""
        done = subprocess.run(
            ["/bin/sh", "-c", self.var_expand(cmd, depth=1)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        OUTPUTS.stream("stdout", done.stdout.decode("utf-8", "replace"))
        self.user_ns["_exit_code"] = done.returncode

    def enable_gui(self, gui: Any = None) -> None:
        """There is no window to open."""

    def ask_exit(self) -> None:
        """``exit`` and ``quit`` end nothing."""


def no_input(prompt: object = "") -> str:
    """Stand for ``input``: nobody is there to answer."""
    raise RuntimeError("input() cannot be used here: nobody is there to type while a notebook is graded")


def make_shell() -> Shell:
    """Make the shell of this process, with inline figures."""
    settings = Config()
    settings.HistoryManager.enabled = False
    settings.HistoryManager.hist_file = ":memory:"
    settings.InteractiveShell.cache_size = 50
    settings.InteractiveShell.ast_node_interactivity = "last_expr"
    shell = Shell.instance(config=settings)
    # The cells' names are those of a module called __main__, as in a kernel.
    sys.modules["__main__"] = shell.user_module
    builtins.input = no_input
    shell.enable_matplotlib("inline")
    return shell
