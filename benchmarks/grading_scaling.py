"""How grading grows: memory and time for 100 and 1,000 submissions, and a Dask cluster beside one machine.

The start of the command and its warm processes is part of what a class takes; it weighs ten times as much on a class of
a hundred. So the pace is given besides: the seconds a submission from one result to the next.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.grading_measure import take_turn
from benchmarks.grading_systems import Ours

SIZES = (100, 1000)


def measure_scaling(
    folder: Path, lesson: str, workers: int, submissions: dict[str, str], console: Console
) -> list[dict[str, Any]]:
    """Grade classes of each size, the first of `submissions`, and return what they took."""
    rows = []
    for size in SIZES:
        part = dict(list(submissions.items())[:size])
        system = Ours(folder / str(size), lesson, workers)
        _, turn = take_turn(system, part)
        done = system.times()
        paces = {"all": _pace(done), "first 100": _pace(done[:100]), "last 100": _pace(done[-100:])}
        said = ", ".join(f"{name} {pace:.3f}" for name, pace in paces.items())
        console.print(f"{turn}; {turn.wall / 60:.1f} minutes in all; pace in s: {said}", highlight=False)
        rows.append(
            {
                "submissions": size,
                "seconds": turn.wall,
                "wall": turn.wall / size,
                "cpu": turn.cpu / size,
                "peak MiB": turn.peak_mib,
                "pace": paces,
            }
        )
    return rows


def measure_dask(
    folder: Path, lesson: str, workers: int, submissions: dict[str, str], console: Console
) -> dict[str, float]:
    """Grade the same submissions with local workers and with one-core workers of a cluster on this machine."""
    folder.mkdir(parents=True)
    file = folder / "scheduler.json"
    where = ("--scheduler-file", str(file))
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    processes = [subprocess.Popen([*dask, "scheduler", "--port", "0", *where, "--no-dashboard", "--no-show"], **quiet)]
    try:
        while not file.exists():
            time.sleep(0.1)
        options = ("--nthreads", "1", "--memory-limit", "2GiB", "--no-dashboard", "--local-directory", str(folder))
        processes += [subprocess.Popen([*dask, "worker", *where, *options], **quiet) for _ in range(workers)]
        here, local = take_turn(Ours(folder / "local", lesson, workers), submissions)
        cluster = Ours(folder / "cluster", lesson, workers, "--scheduler", _address(file))
        take_turn(cluster, dict(list(submissions.items())[: 2 * workers]))  # the cluster's workers are warm, as in use
        there, dasked = take_turn(cluster, submissions)
    finally:
        for process in processes:
            process.terminate()
            process.wait()
    if here != there:
        raise RuntimeError("the cluster gave other scores than this machine")
    result = {"local a minute": 60 * local.count / local.wall, "dask a minute": 60 * dasked.count / dasked.wall}
    result["dask of local"] = result["dask a minute"] / result["local a minute"]
    console.print(", ".join(f"{name}: {value:.2f}" for name, value in result.items()), highlight=False)
    return result


def _pace(done: list[datetime]) -> float:
    return (done[-1] - done[0]).total_seconds() / (len(done) - 1)


def _address(file: Path) -> str:
    return json.loads(file.read_text("utf-8"))["address"]
