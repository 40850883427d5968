"""Running a submission's cells in a learner's process, and again in a fresh one when that has ended.

Contract: the program is run in order, without the cells that ended a process before; what a cell showed is kept from
its first run. A cell that no test needs is run for what it shows, or not at all: not below the last test once it was
run, and none that can be spared when half of the restarts are spent. Places of test cells are marked on the way, so
that a session finds the names as they were there.

The cells leave a third of the time to the tests, and each cell four fifths of the rest to those below it: experiments
of a learner's own are stopped sooner and sooner, but no answer goes unread because of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from autograder.isolation.channel import ChannelClosed, TimeLimitReached
from autograder.isolation.endings import BudgetSpent
from autograder.isolation.limits import MIB, Limits
from autograder.isolation.pictures import Show
from autograder.isolation.wire import WireError

Run = Literal["always", "first", "never"]
SHARE_OF_CELLS, SHARE_OF_A_CELL = 2 / 3, 1 / 5
SHORTEST = 0.1


@dataclass(frozen=True)
class LearnerCell:
    """One of the learner's cells.

    Parameters
    ----------
    source
        Its source.
    drawn
        Whether its pictures are drawn, or known already.
    run
        Whether it is run: ``"always"``, the ``"first"`` time alone, for what it shows, or ``"never"``.
    """

    source: str
    drawn: bool = True
    run: Run = "always"


Steps = list[LearnerCell | int]
"""A submission in order: a learner's cell, or the place of a test cell as a number."""


@dataclass
class CellRun:
    """What became of one of the learner's cells: what it showed, as a JSON list, and what stopped it."""

    outputs: str = "[]"
    trouble: str = ""


Exchange = Callable[[dict[str, Any], float], Any]
GiveUp = Callable[[str], str]


class Program:
    """The cells of a submission.

    Parameters
    ----------
    steps
        The submission in order.
    limits
        What the submission may use.
    spare
        Tells which cells can be left out (:mod:`~autograder.isolation.spare`).
    """

    def __init__(self, steps: Steps, limits: Limits, spare: Callable[[], Collection[int]]) -> None:
        self.steps, self.limits, self.spare = steps, limits, spare
        self.skipped: dict[int, str] = {}
        self.starts = 0
        self.output_left = int(limits.submission_output_mib * MIB)
        self.last_test = max((index for index, step in enumerate(steps) if isinstance(step, int)), default=-1)

    @cached_property
    def spared(self) -> Collection[int]:
        """The cells that can be left out."""
        return self.spare()

    def count_start(self) -> None:
        """Note that a process is started.

        Raises
        ------
        BudgetSpent
            When that was done as often as it may be.
        """
        if self.starts > self.limits.restarts:
            raise BudgetSpent(f"the learner's process had to be started again more than {self.limits.restarts} times")
        self.starts += 1

    def run(
        self,
        exchange: Exchange,
        give_up: GiveUp,
        runs: dict[int, CellRun] | None,
        flags: list[str],
        time_left: float,
    ) -> bool:
        """Run all cells; return False when one of them ended the process, which is left out from then on.

        Parameters
        ----------
        exchange
            Sends a request to the learner's process and returns the answer, within some seconds.
        give_up
            Gives the process up; returns why it ended, or what it was given.
        runs
            Where it is noted what became of each cell, by its index; None where that is known already.
        flags
            Where it is noted what an instructor should know.
        time_left
            The seconds that the submission has left.
        """
        show, runs = runs is not None, {} if runs is None else runs
        deadline = time.monotonic() + SHARE_OF_CELLS * time_left
        for index, step in enumerate(self.steps):
            if index in self.skipped or (isinstance(step, LearnerCell) and self._left_out(index, step, show)):
                continue
            share = max(SHARE_OF_A_CELL * (deadline - time.monotonic()), SHORTEST)
            seconds = min(self.limits.cell_seconds, share)
            try:
                if isinstance(step, int):
                    exchange({"op": "mark", "place": step}, self.limits.cell_seconds)
                else:
                    self._run_cell(exchange, index, step, seconds, runs, show)
            except BudgetSpent as error:
                for later in range(index, len(self.steps)):
                    self.skipped[later] = runs.setdefault(later, CellRun()).trouble = str(error)
                give_up(str(error))
                raise
            except (ChannelClosed, TimeLimitReached, WireError) as error:
                if isinstance(error, WireError):
                    flags.append(f"the learner's process sent something that is no value: {error}")
                slow = isinstance(error, TimeLimitReached)
                why = f"took longer than {seconds:.3g} seconds and could not be interrupted"
                why = give_up(f"the cell {why}" if slow else "the cell ended its process")
                self.skipped[index] = runs.setdefault(index, CellRun()).trouble = why
                return False
        return True

    def _left_out(self, index: int, cell: LearnerCell, show: bool) -> bool:
        """Return whether no test and no reader misses a cell in this run."""
        if cell.run == "never" or (not show and (cell.run == "first" or index > self.last_test)):
            return True
        return self.starts > 1 + self.limits.restarts // 2 and index in self.spared

    def _run_cell(
        self, exchange: Exchange, index: int, cell: LearnerCell, seconds: float, runs: dict[int, CellRun], show: bool
    ) -> None:
        shown: Show = "text" if not show else "all" if cell.drawn else "stand-ins"
        answer = exchange({"op": "cell", "source": cell.source, "show": shown}, seconds)
        if type(answer) is not dict or type(answer.get("outputs")) is not str:
            raise WireError("expected the outputs of a cell")
        trouble = f"the cell took longer than {seconds:.3g} seconds" if answer.get("timed_out") is True else ""
        if show and index not in runs:
            self.output_left -= len(answer["outputs"])
        if self.output_left < 0:
            answer["outputs"] = "[]"
            trouble = trouble or f"the cells show more than {self.limits.submission_output_mib:g} MiB in all"
        runs.setdefault(index, CellRun(answer["outputs"], trouble))
