"""``autograder feedback``: the page that each learner gets back."""

from __future__ import annotations

from typing import Annotated

import typer

from autograder import grading
from autograder.commands.desk import LessonName, console, course_here, known_lesson, say, stop
from autograder.scores import read_scores
from autograder.tables import progress_bar


def feedback(
    lesson: LessonName,
    student: Annotated[list[str] | None, typer.Option(help="Only for this student; may be given again.")] = None,
) -> None:
    """Make the feedback page of every graded submission.

    Examples: `autograder feedback 01`, `autograder feedback 01 --student ada`
    """
    course = course_here()
    name = known_lesson(course, lesson)
    students = student or [score.student for score in read_scores(course, name)]
    if not students:
        raise stop(f"no graded submissions of {name}: run 'autograder grade {name}' first", 1)
    console.print(f"feedback on {name}: {len(students)} pages are made or made anew")
    faults: list[grading.Processed] = []
    with progress_bar() as progress:
        task = progress.add_task("Feedback", total=len(students))

        def report(done: grading.Processed) -> None:
            progress.advance(task)
            if done.fault:
                faults.append(done)

        grading.generate_feedback(course, name, students, report)
    console.print(f"feedback pages: {course.folder('feedback')}/LEARNER/{name}/{name}.html", soft_wrap=True)
    for fault in faults:
        say(f"{fault.student}: {fault.fault.strip().splitlines()[-1]}", "could not be done:", "bold red")
    if faults:
        raise typer.Exit(1)
