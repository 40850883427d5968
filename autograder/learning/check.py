"""``nnlib check``: the visible tests of a lesson on the learner's copy, without opening it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from autograder.learning.checking import SECONDS
from autograder.learning.desk import Desk, Folder, LessonName, console
from autograder.learning.results import Result

Function = Annotated[str | None, typer.Argument(metavar="[FUNCTION]", help="Only this exercise; all by default.")]


def check(
    lesson: LessonName,
    function: Function = None,
    folder: Folder = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="The time limit of one cell.")] = SECONDS,
) -> None:
    """Check the answers in your copy of a lesson with its visible tests; the notebook stays as it is.

    Ends with code 0 when everything passes, with 1 when anything does not.

    Examples: `nnlib check 01`, `nnlib check 01 predict`
    """
    desk = Desk.find(folder)
    name = desk.lesson(lesson)
    wanted = None if function is None else [desk.question(name, function).name]
    screen = console()
    with screen.status(f"checking {name}"):
        results = desk.check(name, wanted, seconds)
    if not results:
        screen.print(f"{name} has no exercises that are checked.")
        return
    screen.print(result_table(name, results, every_row=function is not None))
    points, most = sum(result.points for result in results), sum(result.max_points for result in results)
    passed = sum(result.passed for result in results)
    screen.print(f"{name}: {points:g} of {most:g} points, {passed} of {len(results)} exercises pass")
    failed = [result for result in results if not result.passed]
    if failed:
        screen.print(f"Stuck? [bold]nnlib hint {name.partition('_')[0]} {failed[0].name}[/]")
        raise typer.Exit(1)


def result_table(lesson: str, results: list[Result], every_row: bool = False) -> Table:
    """Lay out results: a line for an exercise that passed, a line a check for one that did not.

    Parameters
    ----------
    every_row
        Show the checks of exercises that passed, too.
    """
    table = Table(title=lesson, title_justify="left", box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("Exercise", no_wrap=True)
    table.add_column("Points", justify="right", no_wrap=True)
    table.add_column("Result", no_wrap=True)
    table.add_column("Check", ratio=2)
    table.add_column("What to look at", ratio=3)
    for result in results:
        head: list[Text | str] = [Text(result.name, "bold"), f"{result.points:g}/{result.max_points:g}"]
        if result.state == "not written":
            table.add_row(*head, Text("to do", "yellow"), "not written yet", "")
        elif result.state != "checked" or not result.checks:
            table.add_row(*head, Text("FAILED", "bold red"), "", Text(result.reason))
        elif result.passed and not every_row:
            table.add_row(*head, Text("passed", "green"), f"all {len(result.checks)} checks", "")
        else:
            for row, item in enumerate(result.checks):
                word = Text("passed", "green") if item["passed"] else Text("FAILED", "bold red")
                table.add_row(*(("", "") if row else head), word, Text(item["intent"]), Text(item["message"]))
    return table
