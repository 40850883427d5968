"""A graded notebook: outputs in its cells, a verdict for each test cell, flags for the instructor.

Contract: what the trusted process found is written where nbgrader reads it; outputs of the learner's cells are cleaned
on the way. A test cell of the lesson without a verdict has 0 and a reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from autograder.isolation.flags import Flag
from autograder.isolation.lesson import LessonCell
from autograder.isolation.nodes import new_output
from autograder.isolation.outputs import clean_outputs


@dataclass
class Graded:
    """A graded notebook.

    Parameters
    ----------
    notebook
        The notebook with the outputs of its cells; nbgrader reads the scores from them.
    verdicts
        For each test cell, by its id: ``score``, ``points``, ``kind`` and ``reason``.
    flags
        What an instructor should look at.
    stats
        Seconds, calls, starts and memory.
    """

    notebook: NotebookNode
    verdicts: dict[str, dict[str, Any]] = field(default_factory=dict)
    flags: list[Flag] = field(default_factory=list)
    stats: dict[str, Any] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """The points of all test cells together."""
        return sum(verdict["score"] for verdict in self.verdicts.values())


def add_missing(graded: Graded, tests: dict[str, LessonCell], invalid: str) -> None:
    """Give 0 and a reason to the test cells that have no verdict; `invalid` is what is wrong with the whole file."""
    for name, cell in tests.items():
        if name not in graded.verdicts:
            reason = invalid or "the test cell is missing from the submission"
            graded.verdicts[name] = {
                "grade_id": name,
                "points": cell.points,
                "score": 0.0,
                "kind": "missing",
                "reason": reason,
            }
    _write_missing(graded)


def write_result(graded: Graded, result: dict[str, Any], places: list[int]) -> None:
    """Write what the trusted process found; `places` are the indices of the cells that were its steps."""
    result = {**result, **{name: printable(result[name]) for name in ("verdicts", "flags", "notices")}}
    for count, (step, index) in enumerate(enumerate(places), 1):
        cell = graded.notebook.cells[index]
        cell["execution_count"] = count
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if step in result["verdicts"]:
            verdict = result["verdicts"][step]
            outputs = verdict.pop("outputs")
            graded.verdicts[name] = verdict
            cell["outputs"] = [_trusted_output(output, count) for output in outputs]
        else:
            outputs, trouble = result["outputs"].get(step, ("[]", ""))
            cell["outputs"] = clean_outputs(_parsed(outputs, graded.flags), graded.flags, count)
            if trouble:
                cell["outputs"].append(
                    new_output("error", ename="Stopped", evalue=trouble, traceback=[f"Stopped: {trouble}"])
                )
                kind = (
                    "memory" if "memory" in trouble else "time" if "second" in trouble or "time" in trouble else "crash"
                )
                graded.flags.append(Flag(kind, trouble, name))
    for message in result["flags"]:
        graded.flags.append(Flag("protocol", message[:500]))
    graded.flags += [Flag(kind, message[:500]) for kind, message in result["notices"]]
    for name, verdict in graded.verdicts.items():
        if verdict["kind"] in ("crashed", "timeout"):
            graded.flags.append(Flag("crash" if verdict["kind"] == "crashed" else "time", verdict["reason"], name))
    graded.stats = result["stats"]


def printable(data: Any) -> Any:
    r"""Return plain data whose texts can be written to a file: half a surrogate pair, say, becomes a question mark.

    >>> printable({"reason": ["half: \ud83d"]})
    {'reason': ['half: ?']}
    """
    if isinstance(data, str):
        return data.encode("utf-8", "replace").decode("utf-8")
    if isinstance(data, dict):
        return {printable(key): printable(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [printable(value) for value in data]
    return data


def _parsed(outputs: str, flags: list[Flag]) -> Any:
    """Read what the learner's process sent as outputs; what is too deep to be read shows nothing."""
    try:
        return json.loads(outputs)
    except ValueError:
        flags.append(Flag("protocol", "the learner's process sent outputs that are no JSON"))
    except RecursionError:
        pass
    return []


def _write_missing(graded: Graded) -> None:
    for cell in graded.notebook.cells:
        verdict = graded.verdicts.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
        if verdict is not None and verdict["kind"] == "missing" and cell.cell_type == "code":
            text = f"NotGraded: {verdict['reason']}"
            cell["outputs"] = [new_output("error", ename="NotGraded", evalue=verdict["reason"], traceback=[text])]


def _trusted_output(output: dict[str, Any], count: int) -> NotebookNode:
    fields = {key: value for key, value in output.items() if key != "output_type"}
    if output["output_type"] == "execute_result":
        fields["execution_count"] = count
    return new_output(output["output_type"], **fields)


def flag_of(data: dict[str, Any]) -> Flag:
    """Make a flag of what :meth:`Flag.as_dict` gave."""
    return Flag(data["kind"], data["message"], data["grade_id"])
