"""Grading one submission in a worker: bytes in; the autograded notebook as bytes, scores and comments out.

Contract: the result is what ``nbgrader autograde`` with this course's settings writes for the same submission, to the
byte and the point, without the gradebook. A :class:`SubmissionGrader` keeps the warm processes of one worker.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import time
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task
from traitlets.utils.importstring import import_item

from autograder.isolation.flags import Flag
from autograder.isolation.grade import Grader
from autograder.isolation.structure import restore
from autograder.isolation.warm import Warm
from autograder.parallel.job import Job, Result
from autograder.parallel.terms import Terms

NO_RESPONSE = "No response."
log = logging.getLogger(__name__)


class SubmissionGrader:
    """The grader of one worker for the submissions of one lesson.

    Parameters
    ----------
    terms
        What the submissions are graded by.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.grader = Grader(terms.limits, sandbox=terms.sandbox, data=terms.data, hidden=terms.hidden, draw=terms.draw)
        self.before = [import_item(name)(config=terms.config) for name in terms.before]
        self.after = [import_item(name)(config=terms.config) for name in terms.after]
        self.name = f"{socket.gethostname()}:{os.getpid()}"

    def adopt(self, trusted: socket.socket, learner: socket.socket) -> None:
        """Take warm processes that were started elsewhere, given by the sockets to them."""
        self.grader.warm.adopt(self.terms.lesson, Warm("trusted", trusted), Warm("learner", learner))

    def start(self) -> None:
        """Wait until the processes are warm, so that the first submission does not; start them if there are none.

        Raises
        ------
        SandboxUnavailable
            When the terms ask for a sandbox and the system has none.
        """
        self.grader.start(self.terms.lesson)

    def grade(self, job: Job) -> Result:
        """Grade one submission.

        Raises
        ------
        GraderFault
            When the grader itself is at fault; the submission has no score then.
        """
        started = time.perf_counter()
        lesson = self.terms.lesson
        notebook = restore(job.submission, lesson, self.terms.limits).notebook
        noted = notebook.metadata["autograder"]
        if job.absent:
            noted["invalid"] = job.absent
            noted["flags"] = [] if job.flags else [Flag("invalid", job.absent).as_dict()]
        noted["flags"] = [*job.flags, *noted["flags"]]
        if self.terms.kernelspec:
            notebook.metadata["kernelspec"] = nbformat.from_dict(json.loads(self.terms.kernelspec))
        resources = self._resources(job.student)
        for step in self.before:
            notebook, resources = step(notebook, resources)
        graded = self.grader.execute(notebook, lesson)
        notebook = graded.notebook
        for step in self.after:
            notebook, resources = step(notebook, resources)
        scores, comments = read_marks(notebook)
        record = {
            "student": job.student,
            "assignment": lesson.name,
            "notebook": lesson.name,
            "isolation": self.grader.level,
            "verdicts": list(graded.verdicts.values()),
            "flags": [flag.as_dict() for flag in graded.flags],
            "stats": graded.stats,
        }
        text = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
        written = (text if text.endswith("\n") else text + "\n").encode()
        return Result(job.student, written, scores, comments, record, time.perf_counter() - started, self.name)

    def close(self) -> None:
        """End the warm processes."""
        self.grader.close()

    def _resources(self, student: str) -> dict[str, Any]:
        name = self.terms.lesson.name
        ids = {"student": student, "assignment": name, "notebook": name, "db_url": ""}
        return {"unique_key": name, "output_files_dir": f"{name}_files", "nbgrader": ids, "metadata": {"name": name}}


def read_marks(notebook: NotebookNode) -> tuple[dict[str, float | None], dict[str, str | None]]:
    """Return the scores and the automatic comments that nbgrader reads from an executed notebook."""
    scores: dict[str, float | None] = {}
    comments: dict[str, str | None] = {}
    for cell in notebook.cells:
        if not cell.metadata.get("nbgrader"):
            continue
        name = cell.metadata.nbgrader["grade_id"]
        if is_grade(cell):
            score, _ = determine_grade(cell, log)
            scores[name] = None if score is None else float(score)
        if is_solution(cell):
            untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
            comments[name] = NO_RESPONSE if untouched and not is_task(cell) else None
        elif is_task(cell):
            comments[name] = None
    return scores, comments
