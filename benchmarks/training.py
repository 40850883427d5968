"""Time one training step of nnlib against PyTorch, JAX, scikit-learn and the bare matrix products.

``python -m benchmarks.training [--json PATH]``. nnlib runs twice: compiled (``model.compile()``; JAX is compiled too)
and with NumPy alone. All contenders train the same network on the same mini-batch in float32, each returns its loss
after every step, all with their default threads on the same cores. The floor is what the matrix products of that step
cost in NumPy. Times are microseconds: in each pass over the table interleaved medians of fresh processes, then the
median of the passes, because a neighbour on a shared machine can spoil a cell for seconds.

Every library picks the kernels for the processor itself. Where ``OPENBLAS_CORETYPE`` names others for OpenBLAS, it
would hold back nnlib, scikit-learn and the floor alone; it is left out and the first line says so. ``--as-set`` keeps
it.
"""

import argparse
import itertools
import json
import math
import os
import statistics
from pathlib import Path

import numpy as np
from tqdm import tqdm

from benchmarks.peers import CONTENDERS
from benchmarks.timing import interleaved_medians

NETWORKS = ("784-30-10", "784-128-10", "784-256-128-10", "784-512-512-512-10")
BATCHES = (10, 32, 128, 512)
OPTIMIZERS = ("sgd", "adam")
Cell = tuple[str, int, str]


def measure(network: str, batch: int, optimizer: str, rounds: int, seconds: float) -> dict[str, float]:
    """Return microseconds a step for every contender."""
    rng = np.random.default_rng(0)
    sizes = [int(size) for size in network.split("-")]
    X = rng.random((batch, sizes[0]), dtype=np.float32)
    y = rng.integers(0, sizes[-1], batch)
    return interleaved_medians(CONTENDERS, (sizes, optimizer, X, y), rounds, seconds)


def medians(passes: list[dict[Cell, dict[str, float]]]) -> list[dict]:
    """Return the cells, each time the median of its passes."""
    return [
        dict(zip(("network", "batch", "optimizer"), cell, strict=True))
        | {f"{name}_us": round(statistics.median(times[cell][name] for times in passes), 2) for name in CONTENDERS}
        for cell in passes[0]
    ]


def table(cells: list[dict]) -> str:
    """Return one line for each cell: our microseconds, and how many times as long the others take."""
    peers = ("numpy", "torch", "jax", "sklearn")
    lines = [
        f"{'network':20}{'batch':>6} {'rule':5}{'nnlib us':>10}" + "".join(f"{peer:>9}" for peer in peers) + "  x floor"
    ]
    for cell in cells:
        mine = cell["nnlib_us"]
        ratios = "".join(f"{cell[f'{peer}_us'] / mine:9.2f}" for peer in peers)
        head = f"{cell['network']:20}{cell['batch']:6} {cell['optimizer']:5}"
        lines.append(f"{head}{mine:10.1f}{ratios}{mine / cell['floor_us']:9.2f}")
    return "\n".join(lines)


def summary(cells: list[dict], mine: str = "nnlib") -> str:
    """Return the sentences that compare the cells of nnlib, or those of nnlib without Numba, with the others."""
    lines = []
    for peer in ("torch", "jax", "sklearn"):
        ratios = [cell[f"{peer}_us"] / cell[f"{mine}_us"] for cell in cells]
        lines.append(f"{peer}: geometric mean {math.exp(np.mean(np.log(ratios))):.2f}, worst cell {min(ratios):.2f}")
    over = [
        cell[f"{mine}_us"] / cell["floor_us"] for cell in cells if cell["optimizer"] == "sgd" and cell["batch"] >= 128
    ]
    if over:
        lines.append(f"times the floor, SGD with batches of 128 and more: worst {max(over):.2f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the cells here")
    parser.add_argument("--passes", type=int, default=3, help="how often the whole table is measured")
    parser.add_argument("--rounds", type=int, default=9, help="turns of each contender in a cell of a pass")
    parser.add_argument("--seconds", type=float, default=0.05, help="length of one turn of one contender")
    parser.add_argument("--network", choices=NETWORKS, action="append", help="only these")
    parser.add_argument("--batch", type=int, choices=BATCHES, action="append", help="only these")
    parser.add_argument("--as-set", action="store_true", help="keep OPENBLAS_CORETYPE")
    arguments = parser.parse_args()
    named = os.environ.get("OPENBLAS_CORETYPE")
    if named and not arguments.as_set:
        del os.environ["OPENBLAS_CORETYPE"]  # the contenders' processes inherit what is left
    print(
        f"OPENBLAS_CORETYPE={named}, {'kept' if arguments.as_set else 'left out'}" if named else "kernels: each its own"
    )
    cells = list(itertools.product(arguments.network or NETWORKS, arguments.batch or BATCHES, OPTIMIZERS))
    passes: list[dict[Cell, dict[str, float]]] = []
    for number in range(arguments.passes):
        turns = tqdm(cells, desc=f"pass {number + 1} of {arguments.passes}", unit="cell")
        passes.append({cell: measure(*cell, arguments.rounds, arguments.seconds) for cell in turns})
        if arguments.json:
            arguments.json.write_text(json.dumps(medians(passes), indent=1))
    result = medians(passes)
    print(table(result))
    print(summary(result))
    print(f"without Numba:\n{summary(result, 'numpy')}")


if __name__ == "__main__":
    main()
