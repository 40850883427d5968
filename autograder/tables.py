"""What the commands show on the terminal: tables and progress bars, through Rich."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    """Lay out the scores of a class: one row a student, one column an exercise.

    Parameters
    ----------
    notes
        A remark for each student id, shown beside the name.
    """
    table = Table(title=title, title_justify="left")
    table.add_column("learner")
    if notes:
        table.add_column("answers")
    for cell in scores[0].cells if scores else ():
        name = cell.name.removeprefix("test_").replace("_", " ")
        table.add_column(f"{name}\n/ {cell.max_points:g}", justify="right", overflow="fold")
    table.add_column(f"total\n/ {scores[0].max_points:g}" if scores else "total", justify="right", style="bold")
    for score in scores:
        remark = [notes.get(score.student, "")] if notes else []
        table.add_row(score.name, *remark, *_points(score), f"{score.points:g}")
    return table


def _points(score: Score) -> Iterable[str]:
    """Show what waits for an instructor as a question mark rather than as nothing."""
    return ("?" if cell.points is None else f"{cell.points:g}" for cell in score.cells)
