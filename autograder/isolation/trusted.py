"""The trusted process: drives one submission, cell by cell and test by test.

Contract: :func:`serve` receives one job from the grader and answers with the outputs of the learner's cells, a verdict
for each test cell, and flags. Nothing of the submission is run here but what the gradebook holds; the learner's process
is reached through :class:`~autograder.isolation.link.LearnerLink` alone.
"""

from __future__ import annotations

import ast
import resource
import socket
import time
from typing import Any

from autograder.isolation.cell_source import imported
from autograder.isolation.channel import Channel
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.link import LearnerLink
from autograder.isolation.remote_learner import RemoteLearner
from autograder.isolation.replay import LearnerCell, Steps
from autograder.isolation.spare import spare_cells
from autograder.isolation.testcell import TestCell
from autograder.isolation.wire import Parcel, decode, encode

JOB_LIMIT = 1024 * MIB


def serve(sock: socket.socket, limits: Limits) -> None:
    """Do the one job that comes over the socket."""
    control = Channel(sock, JOB_LIMIT, JOB_LIMIT)
    kind, number, parcel = control.receive()
    job = decode(parcel)
    result = grade(job, limits, control)
    control.send("reply", number, encode(result))


def grade(job: dict[str, Any], limits: Limits, control: Channel) -> dict[str, Any]:
    """Grade one submission.

    Parameters
    ----------
    job
        ``steps``: the code cells in order, each a dict with ``source`` and, for a test cell, ``grade_id`` and
        ``points``, for another, whether it is ``drawn`` and when it is ``run``; ``order``: the ids of the test cells
        in the lesson's order; ``imports``: the import statements of the lesson; ``graded``: the names that it grades.
    limits
        What the submission may use.
    control
        The channel to the grader, which starts and ends the learner's processes.
    """
    started = time.perf_counter()

    def start() -> Channel:
        control.request(encode({"op": "start"}), _refuse)
        _, handles, _, _ = socket.recv_fds(control.sock, 1, 1)
        return Channel(socket.socket(fileno=handles[0]), limits.message_mib * MIB)

    def end() -> str:
        return decode(control.request(encode({"op": "end"}), _refuse))

    program: Steps = []
    cells: dict[int, TestCell] = {}
    for place, step in enumerate(job["steps"]):
        if "grade_id" in step:
            cells[place] = TestCell(step["grade_id"], step["source"], step["points"], place)
            program.append(place)
        else:
            program.append(LearnerCell(step["source"], step["drawn"], step["run"]))

    def spare() -> frozenset[int]:
        sources = {place: step.source for place, step in enumerate(program) if isinstance(step, LearnerCell)}
        return spare_cells(sources, [cell.source for cell in cells.values()], job["imports"], job["graded"])

    link = LearnerLink(start, end, program, limits, spare)
    runs = link.run_cells()
    known = imported(job["imports"], job["graded"])
    # A test that was moved to before another one would find references where that one's answers are still open.
    in_order = sorted(cells.values(), key=lambda cell: job["order"].index(cell.verdict.grade_id))
    judge_in_words(in_order, link, known)
    link.session.end()
    return {
        "outputs": {place: (run.outputs, run.trouble) for place, run in runs.items()},
        "verdicts": {place: cell.verdict.as_dict() for place, cell in cells.items()},
        "flags": link.session.flags,
        "killed": link.session.killed,
        "notices": link.patience.notices(),
        "stats": {
            "calls": link.calls,
            "starts": link.session.program.starts,
            "learner_seconds": link.waited,
            "seconds": time.perf_counter() - started,
            "trusted_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        },
    }


def judge_in_words(cells: list[TestCell], link: LearnerLink, known: dict[str, Any]) -> None:
    """Judge the test cells, and find the words for what failed.

    Nearly all words are found before any hidden test has run, at the price of the visible checks. Only those of checks
    that were run with references need the learner's cells once more, in a fresh process.
    """
    alone, learner = RemoteLearner(link, takes_references=False), RemoteLearner(link)
    starts = link.session.program.starts
    link.begin_rehearsal()
    for cell in cells:
        # What costs much is said only where it turns out to be wanted.
        if link.waited < link.limits.call_seconds and link.session.program.starts == starts:
            cell.rehearse(alone, known)
    link.begin_verdicts()
    for cell in cells:
        cell.judge(learner, known)
        cell.explain(alone)
    speaking = [cell for cell in cells if cell.wants_words]
    if speaking:
        link.begin_rehearsal()
    for cell in speaking:
        cell.rehearse(learner, known)
        cell.explain(learner)
    for cell in cells:
        cell.present()


def import_statements(source: str) -> list[str]:
    r"""Return the import statements at the top level of a cell.

    >>> import_statements("%matplotlib inline\nimport numpy as np\nx = np.zeros(3)")
    ['import numpy as np']
    """
    lines = ["" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n")]
    try:
        body = ast.parse("\n".join(lines)).body
    except SyntaxError:
        return []
    return [ast.unparse(node) for node in body if isinstance(node, (ast.Import, ast.ImportFrom))]


def _refuse(parcel: Parcel) -> Parcel:
    raise RuntimeError("the grader asks nothing while a submission is graded")
