"""``autograder grade``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from autograder import grading
from autograder.commands.desk import LessonName, console, course_here, known_lesson, say, stop
from autograder.report.changes import changes
from autograder.scores import Score, read_scores
from autograder.tables import score_table


def grade(
    lesson: LessonName,
    student: Annotated[list[str] | None, typer.Option(help="Grade only this student; may be given again.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one for each core by default.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Grade on the Dask cluster with this scheduler, such as tcp://10.0.0.1:8786.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Grade what has not changed as well.")] = False,
    draw: Annotated[
        bool,
        typer.Option(
            "--draw",
            help="Run every cell and draw every figure. Without it a cell of the lesson that no test needs shows what "
            "was handed in with it, and other cells the pictures that were; only figures of cells that came without, "
            "or that a person grades, are drawn.",
        ),
    ] = False,
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
    from autograder.parallel.pool_maker import pool_maker
    from autograder.parallel.run import grade_class, log_path
    from autograder.parallel.terminal import Terminal, show

    settings: dict[str, Any] = {"sandbox": sandbox} | ({"draw_figures": True} if draw else {})
    course = course_here().override(ExecuteIsolated=settings)
    lesson = known_lesson(course, lesson)
    students = student or grading.submitted(course, lesson)
    if not students:
        raise stop(f"nothing to grade for {lesson}: run 'autograder collect {lesson} ARCHIVE' first", 1)
    console.print(f"grading {lesson}: {len(students)} submissions; automatic scores of changed ones are replaced")
    before: list[Score] = []
    try:
        with Terminal(console, before=lambda: before.extend(read_scores(course, lesson))) as terminal:
            summary = grade_class(
                course,
                lesson,
                students,
                make_pool=pool_maker(workers, scheduler),
                again=again,
                watcher=terminal,
            )
    except (SandboxUnavailable, GradebookLost, WorkersFailed) as error:
        raise stop(str(error), 1) from None
    after = read_scores(course, lesson)
    console.print(score_table(f"Scores in {lesson}", after))
    graded_before = {score.student for score in before}
    for change in changes(before, after):
        if change.student in graded_before:
            say(change.in_words(), "changed:")
    show(summary, console)
    console.print(f"log: {log_path(course, lesson)}", highlight=False, soft_wrap=True)
    if summary.failures:
        raise typer.Exit(1)
