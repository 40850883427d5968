"""``nnlib``: the learner's commands.

Contract: no command ever writes over a learner's work, and none needs a POSIX system. What a command does is in the
file of its name in :mod:`autograder.learning`.
"""

from __future__ import annotations

import typer

from autograder.learning.check import check
from autograder.learning.hint import hint
from autograder.learning.progress import progress
from autograder.learning.reset import reset
from autograder.learning.start import lab, start
from autograder.learning.submit import submit

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="markdown")


@app.callback()
def main() -> None:
    """Learn the foundations of neural networks, one lesson at a time.

    A first round: `nnlib lab 01`, answer in the notebook, `nnlib check 01`, `nnlib progress`, `nnlib submit 01`
    """


for command in (lab, start, check, progress, hint, reset, submit):
    app.command()(command)

if __name__ == "__main__":
    app()
