"""Grading a class: this course against stock nbgrader and otter-grader, in wall and CPU seconds a submission.

``python -m benchmarks.grading [--json PATH]`` makes real submissions of a lesson with figures, no two alike, and grades
them in rounds in which every system takes its turn. The slower systems get the first few of a round's submissions; what
they scored must be what this course scored, or the benchmark fails. Start-up of every command is part of its time.

The notebooks were run before they were handed in, as a learner's are. The other systems run each cell and draw each
figure again; this course shows what was handed in where no test needs the cell, unless ``--draw`` has it run and draw
all of them, too.

``--scaling`` grades 100 and 1,000 submissions in this course alone and reports memory and time a submission;
``--dask`` compares a cluster of one-core workers on this machine with the same number of local workers.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from autograder.course import Course
from benchmarks.grading_class import Mix, as_run, distinct_submissions
from benchmarks.grading_measure import Turn, take_turn
from benchmarks.grading_scaling import SIZES, measure_dask, measure_scaling
from benchmarks.grading_systems import Otter, Ours, Scores, Stock, System

SLOW = 2.0
SPARE = 1.3
TARGETS = {
    "times stock in wall time": 10.0,
    "times stock in CPU time": 8.0,
    "times otter in wall time": 40.0,
    "minutes for 1,000": 5.0,
}


def compare(ours: Scores, theirs: Scores, full: dict[str, float] | None = None) -> list[str]:
    """Return where the scores of two systems differ; for one without part points, where only one gives full points."""
    different = []
    for student, scores in theirs.items():
        for name, points in scores.items():
            mine = ours[student][name]
            same = mine == points if full is None else (mine == full[name]) == (points == full[name])
            if not same:
                different.append(f"{student} {name}: {mine:g} here, {points:g} there")
    return different


def usual(
    folder: Path, lesson: str, workers: int, count: int, rng: np.random.Generator, mix: Mix, console: Console
) -> dict[str, str]:
    """Return `count` submissions whose own code takes no longer than is usual, found by grading more of them once.

    One answer in slow loops takes longer than the grading of fifty; whose share has it would decide the comparison.
    """
    made = distinct_submissions(Course.find(), lesson, round(SPARE * count), rng, mix)
    trial = Ours(folder, lesson, workers)
    trial.grade(made)
    seconds = trial.learner_seconds()
    kept = [student for student in made if seconds[student] <= SLOW * statistics.median(seconds.values())]
    console.print(f"{len(made) - len(kept)} of {len(made)} submissions are slow by their own code and left out")
    if len(kept) < count:
        raise ValueError(f"expected {count} submissions of usual length among {len(made)}; got {len(kept)}")
    return {student: as_run(trial.course, lesson, student, made[student]) for student in kept[:count]}


def run_rounds(
    systems: list[tuple[System, int]], submissions: dict[str, str], rounds: int, console: Console
) -> tuple[dict[str, list[Turn]], list[str]]:
    """Let every system grade its share of each round's submissions; return the turns and what differed."""
    students = list(submissions)
    size = len(students) // rounds
    turns: dict[str, list[Turn]] = {system.name: [] for system, _ in systems}
    different: list[str] = []
    for number in range(rounds):
        mine = students[number * size : (number + 1) * size]
        given: dict[str, Scores] = {}
        order = systems if number % 2 == 0 else systems[::-1]
        for system, share in order:
            part = {student: submissions[student] for student in mine[:share]}
            given[system.name], turn = take_turn(system, part)
            turns[system.name].append(turn)
            console.print(f"round {number + 1}: {system.name}: {turn}", highlight=False)
        for system, _ in systems[1:]:
            found = compare(given[systems[0][0].name], given[system.name], system.full_points)
            different += [f"{system.name}: {text}" for text in found]
    return turns, different


def figures(turns: dict[str, list[Turn]]) -> dict[str, Any]:
    """Return seconds a submission of each system, and how many times faster this course is."""
    rows = {}
    for name, taken in turns.items():
        count = sum(turn.count for turn in taken)
        wall, cpu = (sum(getattr(turn, what) for turn in taken) / count for what in ("wall", "cpu"))
        rows[name] = {"submissions": count, "wall": wall, "cpu": cpu, "a minute": 60 / wall}
    ours = rows[Ours.name]
    result: dict[str, Any] = {"systems": rows, "minutes for 1,000": 1000 * ours["wall"] / 60}
    for name, short in ((Stock.name, "stock"), (Otter.name, "otter")):
        if name in rows:
            result[f"times {short} in wall time"] = rows[name]["wall"] / ours["wall"]
            result[f"times {short} in CPU time"] = rows[name]["cpu"] / ours["cpu"]
    return result


def show(result: dict[str, Any], console: Console) -> None:
    """Print the table, and the figures beside what is aimed at."""
    table = Table("system", "submissions", "a minute", "wall s each", "CPU s each")
    for name, row in result["systems"].items():
        cells = (f"{row['submissions']}", f"{row['a minute']:.1f}", f"{row['wall']:.3f}", f"{row['cpu']:.3f}")
        table.add_row(name, *cells)
    console.print(table)
    for name, aim in TARGETS.items():
        if name in result:
            console.print(f"{name}: {result[name]:.1f} (aim {aim:g})", highlight=False)


def main(
    lesson: Annotated[str, typer.Option(help="The lesson to grade.")] = "02_logistic_regression",
    rounds: Annotated[int, typer.Option(help="Rounds in which each system takes a turn.")] = 2,
    ours: Annotated[int, typer.Option(help="Submissions a round for this course.")] = 250,
    stock: Annotated[int, typer.Option(help="Submissions a round for stock nbgrader; 0 leaves it out.")] = 8,
    otter: Annotated[int, typer.Option(help="Submissions a round for otter-grader; 0 leaves it out.")] = 3,
    workers: Annotated[int, typer.Option(help="Worker processes of this course.")] = 2,
    right: Annotated[float, typer.Option(help="Share of right answers.")] = Mix.right,
    taught: Annotated[float, typer.Option(help="Share of these that are in the lesson's own form.")] = Mix.taught,
    draw: Annotated[bool, typer.Option("--draw", help="Let this course run and draw everything, too.")] = False,
    scaling: Annotated[bool, typer.Option("--scaling", help="Also 100 against 1,000 submissions.")] = False,
    dask: Annotated[bool, typer.Option("--dask", help="Also a Dask cluster against local workers.")] = False,
    json_path: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
) -> None:
    """Compare the systems; fail when scores differ."""
    console = Console(soft_wrap=True)
    os.environ["OMP_NUM_THREADS"] = "1"
    rng = np.random.default_rng(20260101)
    with tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        options = ("--draw",) if draw else ()
        systems: list[tuple[System, int]] = [(Ours(folder / "ours", lesson, workers, *options), ours)]
        systems += [(Stock(folder / "stock", lesson), stock)] if stock else []
        systems += [(Otter(folder / "otter", lesson), otter)] if otter else []
        mix, wanted = Mix(right, taught), rounds * ours
        made = max(wanted, *SIZES) if scaling else wanted
        submissions = usual(folder / "trial", lesson, workers, made, rng, mix, console)
        compared = dict(list(submissions.items())[:wanted])
        console.print(f"{lesson}: {len(compared)} submissions, no two alike, {rounds} rounds")
        turns, different = run_rounds(systems, compared, rounds, console)
        settings = {"lesson": lesson, "workers": workers, "right": right, "taught": taught, "draw": draw}
        result = figures(turns) | settings | {"different": different}
        show(result, console)
        if dask:
            result["dask"] = measure_dask(folder / "dask", lesson, workers, compared, console)
        if scaling:
            result["scaling"] = measure_scaling(folder / "scaling", lesson, workers, submissions, console)
    if json_path:
        json_path.write_text(json.dumps(result, indent=1, default=str) + "\n", encoding="utf-8")
    if different:
        console.print("[bold red]scores differ:[/]", *different[:20], sep="\n")
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
