"""What ``autograder grade`` shows while it works: how far it is, how fast, and how long it will take."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from autograder.parallel.job import Failure, Result
from autograder.parallel.plan import Plan
from autograder.parallel.summary import Summary
from autograder.parallel.watcher import Watcher


class RateColumn(ProgressColumn):
    """Submissions a minute, over the last ones."""

    def render(self, task: Task) -> Text:
        """Show the rate of a task."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{60 * speed:.0f} a minute", style="progress.data.speed")


class Terminal(Watcher):
    """Shows a run on a terminal; a ``with`` block holds the progress bar.

    Parameters
    ----------
    console
        Where to show it.
    before
        Called once when the plan is made, before anything is graded: no other run is at work in the class then.
    """

    def __init__(self, console: Console, before: Callable[[], None] = lambda: None) -> None:
        self.console, self.before = console, before
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), RateColumn())
        self.progress = Progress(*columns, TextColumn("left"), TimeRemainingColumn(), console=console)
        self._task = self.progress.add_task("Grading", total=None, visible=False)

    def __enter__(self) -> Terminal:
        self.progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.progress.stop()

    def waiting(self) -> None:
        """Tell that another run is at work in this class."""
        self.console.print("another 'autograder grade' is at work in this class; waiting until it is done")

    def planned(self, plan: Plan) -> None:
        """Tell what is to be done."""
        self.before()
        self.console.print(f"{plan}", highlight=False)
        self.progress.update(self._task, total=len(plan.todo), visible=bool(plan.todo))

    def done(self, outcome: Result | Failure) -> None:
        """Move the bar on."""
        self.progress.advance(self._task)


def show(summary: Summary, console: Console) -> None:
    """Print what a run did, and what it could not do."""
    for line in summary.lines():
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    for failure in summary.failures:
        console.print(f"[bold red]not graded, no score:[/] {failure.student}: ", end="")
        console.print(failure.reason, highlight=False, markup=False, soft_wrap=True)
