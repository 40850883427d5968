"""Time one training step of nnlib against PyTorch, JAX, scikit-learn and the bare matrix products.

``python -m benchmarks.training [--json PATH]``. All contenders train the same network on the same mini-batch in
float32, each returns its loss after every step, all with their default threads on the same cores. The floor is what
the matrix products of that step cost in NumPy. Times are interleaved medians in microseconds.

Every library picks the kernels for the processor itself. Where ``OPENBLAS_CORETYPE`` names others for OpenBLAS, it
would hold back nnlib, scikit-learn and the floor alone; it is left out and the first line says so. ``--as-set`` keeps
it.
"""

import argparse
import json
import math
import os
from pathlib import Path

import numpy as np

from benchmarks.peers import CONTENDERS
from benchmarks.timing import interleaved_medians

NETWORKS = ("784-30-10", "784-128-10", "784-256-128-10", "784-512-512-512-10")
BATCHES = (10, 32, 128, 512)
OPTIMIZERS = ("sgd", "adam")


def measure(network: str, batch: int, optimizer: str, rounds: int, seconds: float) -> dict[str, object]:
    """Return one cell: microseconds a step for every contender."""
    rng = np.random.default_rng(0)
    sizes = [int(size) for size in network.split("-")]
    X = rng.random((batch, sizes[0]), dtype=np.float32)
    y = rng.integers(0, sizes[-1], batch)
    medians = interleaved_medians(CONTENDERS, (sizes, optimizer, X, y), rounds, seconds)
    cell: dict[str, object] = {"network": network, "batch": batch, "optimizer": optimizer}
    return cell | {f"{name}_us": round(value, 2) for name, value in medians.items()}


def summary(cells: list[dict]) -> str:
    """Return the sentence that compares the cells with what was asked of them."""
    ratio = {peer: [cell[f"{peer}_us"] / cell["nnlib_us"] for cell in cells] for peer in ("torch", "jax", "sklearn")}
    lines = [
        f"{peer}: geometric mean {math.exp(np.mean(np.log(values))):.2f}, worst cell {min(values):.2f}"
        for peer, values in ratio.items()
    ]
    over = [
        cell["nnlib_us"] / cell["floor_us"] for cell in cells if cell["optimizer"] == "sgd" and cell["batch"] >= 128
    ]
    if over:
        lines.append(f"times the floor, SGD with batches of 128 and more: worst {max(over):.2f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the cells here")
    parser.add_argument("--rounds", type=int, default=9)
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
    cells = []
    print(f"{'network':20}{'batch':>6} {'rule':5}{'nnlib us':>10}{'torch':>8}{'jax':>8}{'sklearn':>9}{'x floor':>9}")
    for network in arguments.network or NETWORKS:
        for batch in arguments.batch or BATCHES:
            for optimizer in OPTIMIZERS:
                cell = measure(network, batch, optimizer, arguments.rounds, arguments.seconds)
                cells.append(cell)
                mine = cell["nnlib_us"]
                print(
                    f"{network:20}{batch:6} {optimizer:5}{mine:10.1f}{cell['torch_us'] / mine:8.2f}"
                    f"{cell['jax_us'] / mine:8.2f}{cell['sklearn_us'] / mine:9.2f}{mine / cell['floor_us']:9.2f}",
                    flush=True,
                )
                if arguments.json:
                    arguments.json.write_text(json.dumps(cells, indent=1))
    print(summary(cells))


if __name__ == "__main__":
    main()
