"""What isolation costs: milliseconds per start, per proxied call and per MB, and memory.

``python -m benchmarks.isolation [--json PATH]`` measures in this order, each as the median of several runs: starting
and ending a learner's process, grading an empty notebook, a call of a learner's function with a small array, the same
with 8 MB in each direction, a figure, and the most memory that each side held.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat.v4 import new_code_cell, new_notebook

from autograder.isolation.channel import Channel
from autograder.isolation.grade import Grader
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.link import LearnerLink
from autograder.isolation.replay import LearnerCell

RUNS = 15
FLOATS = 2**20


def cell(source: str, name: str, points: float | None = None) -> Any:
    """Return a solution cell, or a test cell with points."""
    test = points is not None
    settings = {"grade": test, "grade_id": name, "locked": test, "solution": not test, "task": False}
    settings |= {"schema_version": 3, **({"points": points} if test else {})}
    return new_code_cell(source, metadata={"nbgrader": settings})


def milliseconds(work: Any, runs: int = RUNS) -> float:
    """Return the median time of calling `work`, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def measure() -> dict[str, float]:
    """Measure everything; see the module's docstring."""
    plain = new_notebook(cells=[cell("def f(x):\n    return x", "f"), cell("assert f(2) == 2", "test_f", 1)])
    drawing = new_code_cell("import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    figure = new_notebook(cells=[*plain.cells, drawing])
    lesson = from_source_notebook("measured", plain)
    limits = Limits()
    result: dict[str, float] = {}
    with Grader(limits) as grader:
        start = time.perf_counter()
        trusted, learner = grader.start(lesson)
        result["cold start of both warm processes, ms"] = 1000 * (time.perf_counter() - start)

        def fork() -> None:
            pid, sock = learner.fork(limits)
            sock.close()
            learner.kill(pid)

        result["start and end of a sandboxed process, ms"] = milliseconds(fork)
        stats = []

        def grade(notebook: Any) -> None:
            stats.append(grader.grade(nbformat.writes(notebook).encode(), lesson).stats)

        result["a notebook of one cell and one test, ms"] = milliseconds(lambda: grade(plain))
        result["the same with a figure, ms"] = milliseconds(lambda: grade(figure))
        result["peak memory of a learner's process, MiB"] = max(entry["learner_mib"] for entry in stats)
        result["peak memory of the trusted process, MiB"] = max(entry["trusted_mib"] for entry in stats)
        pids = []

        def begin() -> Channel:
            pid, sock = learner.fork(limits)
            pids.append(pid)
            return Channel(sock, limits.message_mib * MIB)

        link = LearnerLink(begin, lambda: "", [LearnerCell(plain.cells[0].source), 1], limits)
        link.run_cells()
        link.begin(1)
        small, large = np.ones(3), np.ones(FLOATS)
        link.call("f", ((small,), {}))
        result["a proxied call, ms"] = milliseconds(lambda: link.call("f", ((small,), {})), 500)
        both = milliseconds(lambda: link.call("f", ((large,), {})))
        result["a MB, ms"] = both / (2 * large.nbytes / 1e6)
        learner.kill(pids[0])
    return result


def main() -> None:
    """Print the figures, and write them to a file where one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = measure()
    for name, value in figures.items():
        print(f"{value:10.2f}  {name}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
