"""``autograder``: the instructor's commands.

Contract: each command says what it does before it does it, shows a progress bar while it works and a summary after,
and ends with code 0 when all went well, 1 when something could not be done, 2 when it was called wrongly. Each is in
the file of its name in :mod:`autograder.commands`.
"""

from __future__ import annotations

import typer

from autograder import quick_start  # noqa: F401 - before what it makes quick
from autograder.commands.build import build
from autograder.commands.collect import collect
from autograder.commands.demo import demo
from autograder.commands.export import export
from autograder.commands.feedback import feedback
from autograder.commands.grade import grade
from autograder.commands.new import new
from autograder.commands.report import report

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Build the lessons, collect what learners hand in, grade it safely, and give feedback.",
)

for command in (new, build, collect, grade, feedback, report, export, demo):
    app.command()(command)
