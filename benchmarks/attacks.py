"""Attacks on the grader, graded by this course and by stock nbgrader: ``python -m benchmarks.attacks [FOLDER]``.

Without FOLDER the corpus of ``tests/attacks`` runs. With it, every ``.ipynb`` of the folder is handed in as lesson 1;
these come without a word on what they deserve, so each function of such a notebook is called, in the sandbox, on data
of the benchmark and compared with loops written for it: a function that is wrong must not earn
full points, one that cannot be called must earn none.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tests.attacks import corpus
from tests.attacks.archives import ARCHIVES, collect_with
from tests.attacks.arena import SYSTEMS, Arena
from tests.attacks.attack import Attack
from tests.attacks.judge import reasons
from tests.attacks.probe import deserved


@dataclass
class Row:
    """One attack against one system."""

    attack: str
    system: str
    blocked: bool
    points: float
    seconds: float
    reasons: list[str]
    flags: list[str]
    scores: dict[str, float | None] = field(default_factory=dict)


def from_folder(folder: Path) -> Iterator[Attack]:
    """Make attacks of the notebooks in a folder, with what their answers deserve."""
    for path in sorted(folder.rglob("*.ipynb")):
        content = path.read_bytes()
        yield Attack(
            "",
            raw=lambda notebook, content=content: content,
            honest=deserved(content),
            name=str(path.relative_to(folder).with_suffix("")),
        )


def run(attacks: list[Attack], systems: tuple[str, ...], console: Console) -> Iterator[Row]:
    """Run `attacks` against each system and yield what became of them."""
    with tempfile.TemporaryDirectory(prefix="arena-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        arenas = {system: Arena(Path(folder) / system, system) for system in systems}
        for attack in attacks:
            for system, arena in arenas.items():
                observed = arena.run(attack)
                why = [_without(folder, reason) for reason in reasons(attack, observed)]
                label = f"{attack.category}/{attack.name}" if attack.category else attack.name
                seconds = round(observed.seconds, 2)
                row = Row(label, system, not why, observed.points, seconds, why, observed.flags, observed.scores)
                show(row, console)
                yield row
        for arena in arenas.values():
            arena.close()


def run_archives(names: list[str], systems: tuple[str, ...], console: Console) -> Iterator[Row]:
    """Collect each archive the way of each system and yield what became of it."""
    for name in names:
        for system in systems:
            started = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                why = [_without(folder, reason) for reason in collect_with(system, name, Path(folder))]
            row = Row(f"archives/{name}", system, not why, 0.0, round(time.perf_counter() - started, 2), why, [])
            show(row, console)
            yield row


def _without(folder: str, text: str) -> str:
    """Return a text without the name of a temporary folder, which is another one in every run."""
    return text.replace(folder, "FOLDER")


def show(row: Row, console: Console) -> None:
    """Print one line as soon as it is known."""
    word = "blocked" if row.blocked else "NOT blocked"
    why = "; ".join(row.reasons)[:150]
    console.print(f"{row.attack:45} {row.system:6} {word:12} {row.points:5.2f} {why}", soft_wrap=True, markup=False)


def main(
    folder: Annotated[Path | None, typer.Argument(help="Further attack notebooks on lesson 1.")] = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
    only: Annotated[str, typer.Option(help="Run attacks whose category/name holds this text.")] = "",
    system: Annotated[list[str] | None, typer.Option(help="ours or stock; both unless given.")] = None,
) -> None:
    """Print ``attack, ours, stock``: blocked or not, with the points given."""
    console = Console()
    systems = tuple(system or SYSTEMS)
    attacks = list(from_folder(folder)) if folder else corpus.load()
    attacks = [
        attack for attack in attacks if any(part in f"{attack.category}/{attack.name}" for part in only.split(","))
    ]
    archives = (
        [] if folder else [name for name in ARCHIVES if any(part in f"archives/{name}" for part in only.split(","))]
    )
    rows = []
    for row in chain(run_archives(archives, systems, console), run(attacks, systems, console)):
        rows.append(row)
        if json_path is not None:
            json_path.write_text(json.dumps(_figures(rows, systems), indent=1) + "\n", encoding="utf-8")
    table = Table("attack", *systems)
    for name in dict.fromkeys(row.attack for row in rows):
        mine = {
            row.system: f"{'blocked' if row.blocked else 'NOT blocked'} ({row.points:g})"
            for row in rows
            if row.attack == name
        }
        table.add_row(name, *(mine[each] for each in systems))
    console.print(table)
    for each, figure in _figures(rows, systems)["blocked"].items():
        console.print(f"{each}: blocked {figure['blocked']} of {figure['total']}")


def _figures(rows: list[Row], systems: tuple[str, ...]) -> dict:
    blocked = {
        each: {
            "blocked": sum(row.blocked for row in rows if row.system == each),
            "total": sum(row.system == each for row in rows),
        }
        for each in systems
    }
    return {"blocked": blocked, "attacks": [asdict(row) for row in rows]}


if __name__ == "__main__":
    typer.run(main)
