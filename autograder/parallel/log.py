"""The log that machines read: one JSON object a line, appended, one file a lesson.

Contract: every line has ``time`` (UTC), ``run`` and ``event``: ``start``, ``graded``, ``retimed``, ``failed``
or ``end``. A line is written whole in one call, so that a killed run leaves whole lines.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from autograder.parallel.job import Result


class RunLog:
    """The log of one run.

    Parameters
    ----------
    path
        The file to append to.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.run = path, uuid4().hex[:12]
        path.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)

    def write(self, event: str, **fields: Any) -> None:
        """Append one line."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, "run": self.run, "event": event, **fields}, default=str)
        os.write(self._handle, line.encode() + b"\n")

    def graded(self, result: Result, reason: str, key: tuple[str, ...]) -> None:
        """Append what one submission got, why it was graded, and by which hashes."""
        verdicts = {verdict["grade_id"]: verdict for verdict in result.record["verdicts"]}
        self.write(
            "graded",
            student=result.student,
            why=reason,
            key=[digest[:16] for digest in key],
            points=sum(score or 0.0 for score in result.scores.values()),
            scores=result.scores,
            kinds={name: verdict["kind"] for name, verdict in verdicts.items()},
            flags=result.record["flags"],
            seconds=round(result.seconds, 3),
            learner_cpu=result.record["stats"].get("learner_cpu"),
            worker=result.worker,
        )

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)
