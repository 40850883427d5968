"""The solutions kept for each lesson: plausible wrong ones that must be caught, right ones that must be accepted.

Contract: ``tests/corpora/NN_name/{wrong,right}/FUNCTION.py`` defines ``CASES``, a list of dicts with ``function``,
``kind``, ``label`` and ``code``; a wrong one also names the ``intent`` of a check that must fail and, where there is
one, the ``misconception`` that must be told. ``equivalent.py`` holds ``EQUIVALENT``: for each function the mutants
that behave as the reference does, with the reason.
"""

from __future__ import annotations

import runpy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("wrong", "right")


class CorpusError(ValueError):
    """A file of solutions is not as it must be; the message says where and what to mend."""


@dataclass(frozen=True)
class Case:
    """One solution of a graded function."""

    function: str
    kind: str
    label: str
    code: str
    intent: str = ""
    misconception: str = ""


def read_cases(path: Path) -> list[Case]:
    """Read the ``CASES`` of a module.

    Raises
    ------
    CorpusError
        When ``CASES`` is missing, or an entry lacks a key or has one that is unknown.
    """
    cases = runpy.run_path(str(path)).get("CASES")
    if not isinstance(cases, list):
        raise CorpusError(f"{path}: expected a list CASES; found {type(cases).__name__}")
    return [_case(path, number, entry) for number, entry in enumerate(cases, start=1)]


def read_corpus(folder: Path) -> list[Case]:
    """Read all solutions of a lesson, the wrong ones first.

    Raises
    ------
    CorpusError
        Also when a solution lies in the wrong file, two share a label, or a wrong one names no intent.
    """
    found: list[Case] = []
    for kind in KINDS:
        for path in sorted((folder / kind).glob("*.py")):
            cases = read_cases(path)
            for case in cases:
                if (case.kind, case.function) != (kind, path.stem):
                    raise CorpusError(f"{path}: expected {kind} solutions of {path.stem}; got {case.label!r}")
                if kind == "wrong" and not case.intent:
                    raise CorpusError(f"{path}: expected the intent that must catch {case.label!r}; found none")
            if len({case.label for case in cases}) != len(cases):
                raise CorpusError(f"{path}: expected a label of its own for each solution")
            found.extend(cases)
    return found


def read_equivalent(folder: Path) -> dict[str, dict[str, str]]:
    """Read the mutants of a lesson that are known to behave as the reference does, by function and label."""
    path = folder / "equivalent.py"
    if not path.is_file():
        return {}
    return dict(runpy.run_path(str(path))["EQUIVALENT"])


def _case(path: Path, number: int, entry: Any) -> Case:
    if not isinstance(entry, Mapping):
        raise CorpusError(f"{path}: expected a dict as case {number}; got {type(entry).__name__}")
    required, allowed = {"function", "kind", "label", "code"}, set(Case.__dataclass_fields__)
    if missing := required - entry.keys():
        raise CorpusError(f"{path}: case {number} lacks {', '.join(sorted(missing))}")
    if unknown := entry.keys() - allowed:
        raise CorpusError(f"{path}: case {number} has unknown keys {', '.join(sorted(map(str, unknown)))}")
    if entry["kind"] not in KINDS:
        raise CorpusError(f"{path}: expected kind 'wrong' or 'right' in case {number}; got {entry['kind']!r}")
    return Case(**entry)
