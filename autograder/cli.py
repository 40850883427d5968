"""``autograder``: the instructor's commands.

Contract: each command says what it does before it does it, shows a progress bar while it works and a summary after,
and ends with code 0 when all went well, 1 when something could not be done, 2 when it was called wrongly.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from autograder import grading
from autograder.build import BuildError, build_lesson, notebook_paths, write_lesson
from autograder.collect import collect as collect_submissions
from autograder.course import Course, CourseNotFoundError
from autograder.export import export_csv
from autograder.scores import read_scores
from autograder.tables import progress_bar, score_table

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    help="Build the lessons, collect what learners hand in, grade it safely, and give feedback.",
)
console = Console()
Lesson = Annotated[str, typer.Argument(help="The lesson, such as 01_perceptron.")]


def course_here(class_folder: str | None = None) -> Course:
    """Return the course that the command was called in, or end the command with one sentence."""
    try:
        return Course.find(class_folder=class_folder)
    except CourseNotFoundError as error:
        raise stop(str(error)) from None


def stop(message: str, code: int = 2) -> typer.Exit:
    """Print why a command cannot go on and return the exit to raise."""
    Console(stderr=True).print(f"[bold red]autograder:[/] {message}", highlight=False)
    return typer.Exit(code)


def check_lesson(course: Course, lesson: str) -> None:
    """End the command when the lesson does not exist."""
    try:
        course.source(lesson)
    except ValueError as error:
        raise stop(str(error)) from None


@app.command()
def build(
    lessons: Annotated[list[str] | None, typer.Argument(help="The lessons to build; all when none is named.")] = None,
    check: Annotated[bool, typer.Option(help="Write nothing; fail when a notebook differs from its source.")] = False,
) -> None:
    """Make the notebooks in `solutions/` and `lessons/` from the sources.

    Example: `autograder build 01_perceptron`
    """
    course = course_here()
    stale = 0
    for lesson in lessons or course.lessons:
        check_lesson(course, lesson)
        try:
            built = build_lesson(course, lesson)
        except BuildError as error:
            raise stop(str(error), 1) from None
        if check:
            texts = notebook_paths(course, built).items()
            old = [path for path, text in texts if not path.is_file() or path.read_text("utf-8") != text]
        else:
            old = write_lesson(course, built)
        stale += len(old)
        for path in old:
            console.print(f"{'differs from its source' if check else 'written'}: {path.relative_to(course.root)}")
        if not old:
            console.print(f"up to date: {lesson}")
    if check and stale:
        raise stop("notebooks differ from their sources: run 'autograder build'", 1)


@app.command()
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
        console.print(f"[bold red]not graded:[/] {fault.student}: {fault.fault.strip().splitlines()[-1]}")
    console.print(f"Feedback pages: {result.feedback.relative_to(course.root)}/LEARNER/{LESSON}/{LESSON}.html")
    console.print(f"Scores as CSV:  {result.csv.relative_to(course.root)}")
    console.print(f"Graded {len(result.scores)} submissions in {time.perf_counter() - start:.0f} s.")
    console.print("Next: [bold]make lab[/] opens lesson 1 as a learner sees it.")
    if result.faults:
        raise typer.Exit(1)


@app.command()
def collect(
    lesson: Lesson,
    source: Annotated[Path, typer.Argument(help="A zip archive or a folder of notebooks.", exists=True)],
) -> None:
    """Place the notebooks that learners handed in where grading finds them.

    Example: `autograder collect 01_perceptron submissions.zip`
    """
    course = course_here()
    check_lesson(course, lesson)
    try:
        collected = collect_submissions(course, lesson, source)
    except ValueError as error:
        raise stop(str(error)) from None
    console.print(f"collected {len(collected.students)} submissions into {course.folder('submitted')}")
    for name, reason in collected.refused:
        console.print(f"[yellow]not placed:[/] {name}: {reason}", highlight=False)
    if collected.refused:
        raise typer.Exit(1)


@app.command()
def grade(
    lesson: Lesson,
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
    check_lesson(course, lesson)
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


@app.command()
def feedback(
    lesson: Lesson,
    student: Annotated[list[str] | None, typer.Option(help="Only for this student; may be given again.")] = None,
) -> None:
    """Make the feedback page of every graded submission.

    Example: `autograder feedback 01_perceptron`
    """
    course = course_here()
    check_lesson(course, lesson)
    students = student or [score.student for score in read_scores(course, lesson)]
    if not students:
        raise stop(f"no graded submissions of {lesson}: run 'autograder grade {lesson}' first", 1)
    faults = _with_progress("Feedback", grading.generate_feedback, course, lesson, students)
    console.print(f"feedback pages: {course.folder('feedback')}/LEARNER/{lesson}/{lesson}.html")
    _end(faults)


@app.command()
def export(
    to: Annotated[Path, typer.Option(help="The file to write.")] = Path("grades.csv"),
    lesson: Annotated[str | None, typer.Option(help="Only this lesson.")] = None,
) -> None:
    """Write the scores of the class to a CSV file.

    Example: `autograder export --to grades.csv`
    """
    path = export_csv(course_here(), to.resolve(), lesson)
    console.print(f"scores written to {path}")


def _with_progress(
    title: str, work: object, course: Course, lesson: str, students: list[str]
) -> list[grading.Processed]:
    """Run a step of grading over `students` under a progress bar; return the submissions it could not do."""
    faults: list[grading.Processed] = []
    with progress_bar() as progress:
        task = progress.add_task(title, total=len(students))

        def report(done: grading.Processed) -> None:
            progress.advance(task)
            if done.fault:
                faults.append(done)

        work(course, lesson, students, report)  # type: ignore[operator]
    return faults


def _end(faults: list[grading.Processed]) -> None:
    """Name what could not be done and end with code 1 when there is any."""
    for fault in faults:
        console.print(f"[bold red]could not be done:[/] {fault.student}: {fault.fault.strip().splitlines()[-1]}")
    if faults:
        raise typer.Exit(1)
