"""Measuring a turn: wall seconds, CPU seconds of all processes that ended in it, and the most memory they held."""

from __future__ import annotations

import resource
import threading
import time
from dataclasses import dataclass

import psutil

from benchmarks.grading_systems import Scores, System

LOOK_SECONDS = 2.0


@dataclass(frozen=True)
class Turn:
    """What a turn took: how many submissions, wall and CPU seconds, and MiB of this process's descendants."""

    count: int
    wall: float
    cpu: float
    peak_mib: float

    def __str__(self) -> str:
        """Say it in one line."""
        each = f"{self.wall / self.count:.3f} s wall and {self.cpu / self.count:.3f} s CPU each"
        return f"{self.count} submissions, {each}, at most {self.peak_mib:.0f} MiB"


def take_turn(system: System, submissions: dict[str, str]) -> tuple[Scores, Turn]:
    """Let a system grade submissions and measure it."""
    watch = MemoryWatch()
    cpu, wall = _children_cpu(), time.perf_counter()
    with watch:
        scores = system.grade(submissions)
    wall, cpu = time.perf_counter() - wall, _children_cpu() - cpu
    return scores, Turn(len(submissions), wall, cpu, watch.peak / 2**20)


class MemoryWatch:
    """Looks now and then at what all descendants of this process hold, shared pages counted once."""

    def __init__(self) -> None:
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        me = psutil.Process()
        while not self._over.wait(LOOK_SECONDS):
            total = 0
            for process in me.children(recursive=True):
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total)


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
