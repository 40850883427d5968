"""``autograder demo``: a sample class, from hand-out to export."""

from __future__ import annotations

import time

import typer

from autograder import grading
from autograder.commands.desk import console, course_here, say
from autograder.tables import progress_bar, score_table


def demo() -> None:
    """Take a sample class through lesson 1: hand-out, collection, grading, feedback, export.

    Works in `class/demo` and nowhere else.
    """
    from autograder.demo.learners import LEARNERS
    from autograder.demo.run import LESSON, run_demo

    course = course_here("class/demo")
    console.print(f"A sample class of {len(LEARNERS)} learners takes lesson {LESSON}.")
    start = time.perf_counter()
    with progress_bar() as progress:

        def step(title: str, students: list[str]) -> grading.Report:
            task = progress.add_task(title, total=len(students))
            return lambda done: progress.advance(task)

        result = run_demo(course, step)
    console.print(score_table(f"Scores in {LESSON}", result.scores, {x.id: x.kind for x in LEARNERS}))
    console.print("? waits for an instructor: the question in words is graded by hand, in formgrader.")
    for fault in result.faults:
        say(f"{fault.student}: {fault.fault.strip().splitlines()[-1]}", "not graded:", "bold red")
    console.print(f"Feedback pages: {result.feedback.relative_to(course.root)}/LEARNER/{LESSON}/{LESSON}.html")
    console.print(f"Scores as CSV:  {result.csv.relative_to(course.root)}")
    console.print(f"Graded {len(result.scores)} submissions in {time.perf_counter() - start:.0f} s.")
    console.print("Next: [bold]make lab[/] opens lesson 1 as a learner sees it.")
    if result.faults:
        raise typer.Exit(1)
