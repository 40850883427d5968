"""nbgrader's side: the preprocessor in place of ``Execute``, and the reader of what was handed in.

Contract: with the lines of :func:`configure` in ``nbgrader_config.py``, ``nbgrader autograde``, formgrader and
``autograder grade`` run learners' cells in the sandbox and the gradebook's tests outside it. A submission of any kind
ends with a number and a reason for each test cell; only a fault of the grader itself makes nbgrader report an error,
and then there is no score.
"""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float, Integer, List, Unicode
from traitlets.config import Config

from autograder.isolation.course_folder import hidden_from_learners, stored_lesson, write_log
from autograder.isolation.grade import Grader
from autograder.isolation.handed_in import read_submission
from autograder.isolation.limits import Limits
from autograder.isolation.structure import restore

AUTOGRADE_PREPROCESSORS = [
    "autograder.isolation.preprocessor.ExecuteIsolated",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# nbgrader's own feedback shows the source of hidden tests.
FEEDBACK_PREPROCESSORS = [
    "nbgrader.preprocessors.GetGrades",
    "autograder.isolation.hide_tests.HideTests",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]


MOST_WARM = 2
"""Graders that stay warm, for the classes that one process graded last: each holds some 200 MiB."""

_graders: dict[tuple[Any, ...], Grader] = {}


def configure(config: Config) -> None:
    """Make nbgrader grade in isolation: call it in ``nbgrader_config.py`` with ``get_config()``."""
    config.Autograde.autograde_preprocessors = AUTOGRADE_PREPROCESSORS
    config.Autograde.exporter_class = "autograder.isolation.preprocessor.SubmissionExporter"
    config.Autograde.pre_convert_hook = "autograder.isolation.preprocessor.find_misnamed"
    config.GenerateFeedback.preprocessors = FEEDBACK_PREPROCESSORS


class ExecuteIsolated(NbGraderPreprocessor):
    """Run a learner's cells in a sandbox and the gradebook's tests in a process that the learner never enters."""

    sandbox = Bool(
        True,
        help="Whether to confine learners' processes. Without it a submission can read and change whatever you can.",
    ).tag(config=True)
    draw_figures = Bool(
        False,
        help="Whether to run every cell and draw every figure. Without it a cell of the lesson that no test needs "
        "shows what was handed in with it, and other cells the pictures that were; only figures of cells that came "
        "without, or that a person grades, are drawn.",
    ).tag(config=True)
    data_folders = List(Unicode(), help="Folders with data sets that learners' code may read.").tag(config=True)
    cell_seconds = Float(30.0, help="Wall time of a cell, at most 2/15 of what is left in all.").tag(config=True)
    call_seconds = Float(10.0, help="Wall time of one call of a learner's function from a test.").tag(config=True)
    test_seconds = Float(60.0, help="Wall time of one test cell.").tag(config=True)
    submission_seconds = Float(300.0, help="Wall time of a whole submission.").tag(config=True)
    grace_seconds = Float(3.0, help="How long an interrupted cell has to end before it is killed.").tag(config=True)
    cpu_seconds = Integer(120, help="CPU time of each of the learner's processes.").tag(config=True)
    memory_mib = Integer(1024, help="Memory of each of the learner's processes, in MiB.").tag(config=True)
    total_memory_mib = Integer(3072, help="Memory of all of the learner's processes, in MiB.").tag(config=True)
    processes = Integer(48, help="Processes and threads of the learner's at a time.").tag(config=True)
    files = Integer(256, help="Files that the learner's code may have open.").tag(config=True)
    scratch_mib = Integer(64, help="Size of the learner's scratch folder, in MiB.").tag(config=True)
    output_mib = Float(2.0, help="What one cell may show, in MiB.").tag(config=True)
    submission_output_mib = Float(20.0, help="What all cells may show together, in MiB.").tag(config=True)
    message_mib = Integer(128, help="One value that passes between the processes, in MiB.").tag(config=True)
    notebook_mib = Float(20.0, help="The largest notebook that is read, in MiB.").tag(config=True)
    cells = Integer(2000, help="The most cells that a notebook may have.").tag(config=True)
    restarts = Integer(6, help="How often the learner's process is started again.").tag(config=True)
    failed_calls = Integer(2, help="How often a function that never comes back is called in all.").tag(config=True)
    lost_seconds = Float(60.0, help="Wall time that calls which do not come back may cost in all.").tag(config=True)
    hasty_seconds = Float(1.0, help="Wall time of a call after that time is lost.").tag(config=True)

    @property
    def limits(self) -> Limits:
        """The limits as one object."""
        return Limits(**{name: getattr(self, name) for name in Limits.__dataclass_fields__})

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Execute the notebook; the scores are in the outputs, where nbgrader's ``SaveAutoGrades`` reads them."""
        ids = resources["nbgrader"]
        lesson = stored_lesson(self.parent, ids)
        data, hidden = tuple(self.data_folders), hidden_from_learners(self.parent)
        grader = _grader(self.limits, self.sandbox, data, hidden, self.draw_figures)
        graded = grader.execute(nb, lesson)
        self.log.info("Isolation in force: %s", grader.level)
        for flag in graded.flags:
            self.log.warning("%s: %s %s (%s)", ids["student"], flag.message, flag.grade_id, flag.severity)
        write_log(self.parent, ids, graded, grader.level)
        return graded.notebook, resources


class SubmissionExporter(NotebookExporter):
    """nbgrader's notebook writer, which reads what was handed in as hostile bytes."""

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **settings: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Read a notebook: one that was handed in comes back in the lesson's frame, whatever was in the file."""
        if not getattr(self.parent, "_sanitizing", False) or not resources or "nbgrader" not in resources:
            return super().from_filename(filename, resources=resources, **settings)
        lesson = stored_lesson(self, resources["nbgrader"])
        limits = ExecuteIsolated(parent=self).limits
        data, flags = read_submission(Path(filename), limits)
        restored = restore(data, lesson, limits)
        noted = restored.notebook.metadata["autograder"]
        noted["flags"] = [*(flag.as_dict() for flag in flags), *noted["flags"]]
        resources["metadata"] = {"name": Path(filename).stem, "path": str(Path(filename).parent)}
        return self.from_notebook_node(restored.notebook, resources=resources, **settings)


def find_misnamed(assignment: str, student: str, notebooks: list[str]) -> None:
    """Put a notebook under a wrong name in the place of the one that is missing (a hook of nbgrader's converters).

    nbgrader would skip it as unknown. The list is changed in place;
    :func:`~autograder.isolation.handed_in.read_submission` finds the file.
    """
    if len(notebooks) == 1 and Path(notebooks[0]).stem != assignment:
        notebooks[0] = str(Path(notebooks[0]).with_name(f"{assignment}.ipynb"))


def _grader(limits: Limits, sandbox: bool, data: tuple[str, ...], hidden: tuple[str, ...], draw: bool) -> Grader:
    """Return a warm grader of this process for these settings."""
    key = (os.getpid(), limits, sandbox, data, hidden, draw)
    grader = _graders.pop(key, None) or Grader(limits, sandbox=sandbox, data=data, hidden=hidden, draw=draw)
    _graders[key] = grader  # as the last one
    _close(_own()[:-MOST_WARM])
    return grader


def _own() -> list[tuple[Any, ...]]:
    """Return the keys of the graders of this process, which may be a fork of another; the last used comes last."""
    return [key for key in _graders if key[0] == os.getpid()]


def _close(keys: list[tuple[Any, ...]]) -> None:
    for key in keys:
        _graders.pop(key).close()


@atexit.register
def _close_all() -> None:
    _close(_own())
