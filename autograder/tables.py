"""What the commands show on the terminal: tables and progress bars, through Rich."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from autograder.scores import Score


def progress_bar() -> Progress:
    """Return a progress bar with a count, the time used and the time left."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )


def score_table(title: str, scores: Sequence[Score], notes: dict[str, str] | None = None) -> Table:
    """Lay out the scores of a class: one row a student, one numbered column an exercise, their names under the table.

    Parameters
    ----------
    notes
        A remark for each student id, shown beside the name.
    """
    cells = scores[0].cells if scores else ()
    legend = ", ".join(f"{i} {cell.name.removeprefix('test_')}" for i, cell in enumerate(cells, 1))
    table = Table(title=title, caption=legend, title_justify="left", caption_justify="left")
    table.box, table.show_edge, table.pad_edge = SIMPLE_HEAD, False, False
    table.add_column("learner", no_wrap=True)
    if notes:
        table.add_column("answers", no_wrap=True)
    for i, cell in enumerate(cells, 1):
        table.add_column(f"{i}\n/{cell.max_points:g}", justify="right", no_wrap=True)
    table.add_column(f"total\n/{scores[0].max_points:g}" if scores else "total", justify="right", style="bold")
    for score in scores:
        remark = [notes.get(score.student, "")] if notes else []
        table.add_row(score.name, *remark, *_points(score), f"{round(score.points, 1):g}")
    return table


def _points(score: Score) -> Iterable[str]:
    """Show what waits for an instructor as a question mark rather than as nothing."""
    return ("?" if cell.points is None else f"{round(cell.points, 1):g}" for cell in score.cells)
