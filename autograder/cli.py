"""``autograder``: the instructor's commands.

Contract: each command says what it does before it does it, shows a progress bar while it works and a summary after,
and ends with code 0 when all went well, 1 when something could not be done, 2 when it was called wrongly. Each is in
the file of its name in :mod:`autograder.commands`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from autograder import grading
from autograder.commands.build import build
from autograder.commands.collect import collect
from autograder.commands.demo import demo
from autograder.commands.desk import LessonName, console, course_here, known_lesson, stop
from autograder.commands.export import export
from autograder.commands.feedback import feedback
from autograder.scores import read_scores
from autograder.tables import score_table

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Build the lessons, collect what learners hand in, grade it safely, and give feedback.",
)


def grade(
    lesson: LessonName,
    student: Annotated[list[str] | None, typer.Option(help="Grade only this student; may be given again.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one for each core by default.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Grade what has not changed as well.")] = False,
    sandbox: Annotated[
        bool,
        typer.Option(
            help="Confine learners' processes. Without it a submission can read and change whatever you can: "
            "for systems that cannot confine a process, and for submissions that you trust."
        ),
    ] = True,
) -> None:
    """Grade what was collected, in parallel, and show the scores.

    Only what is new or changed is graded. The command may be stopped at any moment and called again.

    Example: `autograder grade 01_perceptron --student ada`
    """
    from autograder.isolation.warm import SandboxUnavailable
    from autograder.parallel.gradebook import GradebookLost
    from autograder.parallel.pool import WorkersFailed
    from autograder.parallel.run import grade_class, local_pool, log_path
    from autograder.parallel.terminal import Terminal, show

    course = course_here().override(ExecuteIsolated={"sandbox": sandbox})
    lesson = known_lesson(course, lesson)
    students = student or grading.submitted(course, lesson)
    if not students:
        raise stop(f"nothing to grade for {lesson}: run 'autograder collect {lesson} ARCHIVE' first", 1)
    console.print(f"grading {lesson}: {len(students)} submissions; automatic scores of changed ones are replaced")
    try:
        with Terminal(console) as terminal:
            summary = grade_class(
                course,
                lesson,
                students,
                make_pool=lambda terms, count: local_pool(terms, count, workers),
                again=again,
                watcher=terminal,
            )
    except (SandboxUnavailable, GradebookLost, WorkersFailed) as error:
        raise stop(str(error), 1) from None
    console.print(score_table(f"Scores in {lesson}", read_scores(course, lesson)))
    show(summary, console)
    console.print(f"log: {log_path(course, lesson)}", highlight=False, soft_wrap=True)
    if summary.failures:
        raise typer.Exit(1)


for command in (build, collect, grade, feedback, export, demo):
    app.command()(command)
