"""Grades students of one class, one after the other, in a process of its own: ``python -m tests.attacks.worker ROOT``.

Contract: for each student one line of JSON on the standard output with the seconds and the fault, if any. A server on
a loopback port notes who phones home. The process that starts this one limits it.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from autograder import grading
from autograder.course import Course
from tests.attacks.secrets import LESSON

PORT = 48613
PATIENCE = 20.0


def main(root: str) -> None:
    """Grade what the standard input asks for: one line of JSON with a class folder, students and one page."""
    line = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    calls: list[int] = []
    with suppress(OSError):
        server = socket.create_server(("127.0.0.1", PORT))
        threading.Thread(target=_listen, args=(server, calls), daemon=True).start()
    os.chdir(root)
    for text in sys.stdin:
        job = json.loads(text)
        course = Course.find(Path(root), job["class_folder"])
        for student in job["students"]:
            line.write(json.dumps(grade(course, student, calls, job["page"] == student)) + "\n")


def grade(course: Course, student: str, calls: list[int], page: bool) -> dict[str, object]:
    """Grade one student, and make the feedback page where it is wanted."""
    started, before, running = time.perf_counter(), len(calls), _left_behind()
    faults: list[str] = []
    try:
        grading.autograde(course, LESSON, [student], lambda done: faults.append(done.fault))
        seconds = time.perf_counter() - started
        if page:
            grading.generate_feedback(course, LESSON, [student], lambda done: faults.append(done.fault))
    except Exception as error:
        faults.append(f"{type(error).__name__}: {error}")
        seconds = time.perf_counter() - started
    left, deadline = _left_behind() - running, time.monotonic() + PATIENCE
    while left and time.monotonic() < deadline:  # it may be that of another class, which will be ended there
        time.sleep(0.5)
        left &= _left_behind()
    return {
        "student": student,
        "seconds": seconds,
        "fault": " ".join(filter(None, faults))[-3000:],
        "phoned": len(calls) > before,
        "left": len(left),
    }


def _left_behind() -> set[str]:
    """Return the ids of processes that carry the mark of an attack."""
    return set(
        subprocess.run(["pgrep", "-f", "attack_was_here"], capture_output=True, text=True, check=False).stdout.split()
    )


def _listen(server: socket.socket, calls: list[int]) -> None:
    while True:
        with suppress(OSError):
            connection, _ = server.accept()
            calls.append(1)
            connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)
