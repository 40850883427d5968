"""Fair timing on a noisy machine: each contender in a process of its own, turns in rounds, the median of each.

Separate processes, because the threads of one library go on spinning for some milliseconds after its work and would
slow the next one down; for the same reason each turn begins with a rest and a warm-up that are not timed.
"""

import multiprocessing
import statistics
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

Contender = Callable[[int], None]
_WARM_UP = 0.4
_REST = 0.1


def interleaved_medians(
    makers: dict[str, Callable[..., Contender]], arguments: tuple[Any, ...], rounds: int, seconds_per_turn: float
) -> dict[str, float]:
    """Return microseconds a step for each contender: the median over rounds in which all take one turn.

    A neighbour or a slower clock holds up all turns of a round together. So each round is first brought to the speed of
    the median round, by the geometric mean of its turns; without that, two medians may come from different rounds.

    ``makers[name](*arguments)`` makes a contender, a function that does a given number of steps. That number is chosen
    so that a turn takes about ``seconds_per_turn``; the order is reversed every other round.
    """
    context = multiprocessing.get_context("spawn")
    turns: dict[str, Connection] = {}
    processes = []
    for name, make in makers.items():
        turns[name], theirs = context.Pipe()
        process = context.Process(target=_serve, args=(make, arguments, seconds_per_turn, theirs), daemon=True)
        process.start()
        processes.append(process)
        theirs.close()
    for turn in turns.values():
        turn.recv()
    times: dict[str, list[float]] = {name: [] for name in makers}
    order = list(makers)
    for _ in range(rounds):
        for name in order:
            turns[name].send("go")
            times[name].append(turns[name].recv())
        order.reverse()
    for turn in turns.values():
        turn.send("stop")
    for process in processes:
        process.join()
    pace = [statistics.geometric_mean(turns_of_round) for turns_of_round in zip(*times.values(), strict=True)]
    usual = statistics.median(pace)
    return {
        name: statistics.median(value * usual / slow for value, slow in zip(values, pace, strict=True))
        for name, values in times.items()
    }


def _serve(make: Callable[..., Contender], arguments: tuple[Any, ...], seconds: float, turns: Connection) -> None:
    run = make(*arguments)
    run(3)
    turns.send("ready")
    while turns.recv() == "go":
        time.sleep(_REST)
        steps = _steps_for(run, seconds * _WARM_UP)
        steps = max(3, int(steps / _WARM_UP))
        start = time.perf_counter()
        run(steps)
        turns.send((time.perf_counter() - start) / steps * 1e6)


def _steps_for(run: Contender, seconds: float) -> int:
    """Warm up for about ``seconds`` and return how many steps that took."""
    steps, end = 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        run(2)
        steps += 2
    return steps
