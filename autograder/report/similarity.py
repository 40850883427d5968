"""Answers that are more alike than chance makes them, through copydetect's fingerprints.

Contract: pure text similarity, a reason to look and never a verdict. Code is compared without names, comments and
spacing (token k-grams: Schleimer, Wilkerson and Aiken, "Winnowing", 2003). What the lesson hands out is left out, and
so is every passage that many students have: the usual way to write a short function is nobody's own.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from copydetect import CodeFingerprint

K_GRAM, WINDOW = 16, 1
LEAST_OVERLAP = 60
LEAST_SHARE = 0.5
COMMON_SHARE, COMMON_LEAST = 0.2, 3


@dataclass(frozen=True)
class Pair:
    """Two students with like answers.

    Parameters
    ----------
    share
        The part of the shorter answer's own passages that is in the other one, from 0 to 1.
    overlap
        The length of what they share, in characters without names and spacing.
    passages
        What they share, as the first and as the second wrote it.
    """

    first: str
    second: str
    share: float
    overlap: int
    passages: tuple[str, str]


def similar_pairs(answers: Mapping[str, str], released: str, *, code: bool = True) -> list[Pair]:
    """Return the pairs of students whose answers are alike, the most alike first.

    Parameters
    ----------
    answers
        What each student wrote, by student.
    released
        What the lesson handed out in the same cells.
    code
        Whether it is Python; otherwise it is text in words.
    """
    from copydetect import compare_files

    prints = {student: _fingerprint(text, code) for student, text in answers.items() if text.strip()}
    owners: dict[int, list[str]] = defaultdict(list)
    for student, each in prints.items():
        for value in each.hashes:
            owners[value].append(student)
    most = max(COMMON_LEAST, int(COMMON_SHARE * len(prints)))
    handed_out = _fingerprint(released, code).hashes
    rare = {value for value, students in owners.items() if len(students) <= most and value not in handed_out}
    for each in prints.values():
        _keep(each, rare)
    candidates = {pair for value in rare for pair in combinations(sorted(owners[value]), 2)}
    pairs = []
    for first, second in sorted(candidates):
        overlap, shares, (left, right) = compare_files(prints[first], prints[second])
        share = float(min(1.0, max(shares)))
        if overlap >= LEAST_OVERLAP and share >= LEAST_SHARE:
            shown = (_passages(prints[first].raw_code, left), _passages(prints[second].raw_code, right))
            pairs.append(Pair(first, second, share, int(overlap), shown))
    return sorted(pairs, key=lambda pair: (-pair.share, -pair.overlap, pair.first, pair.second))


def _fingerprint(text: str, code: bool) -> CodeFingerprint:
    """Return all k-grams of a text: with a window of 1 nothing depends on the seed of Python's hashes."""
    from copydetect import CodeFingerprint

    name, source = ("answer.py", text) if code else ("answer.txt", _words(text))
    return CodeFingerprint(name, K_GRAM, WINDOW, filter=code, fp=io.StringIO(source))


def _keep(fingerprint: CodeFingerprint, wanted: set[int]) -> None:
    """Forget the k-grams that do not count; copydetect's own way takes repeated ones for those to forget."""
    from copydetect.utils import get_token_coverage

    fingerprint.hashes = fingerprint.hashes & wanted
    fingerprint.hash_idx = {value: places for value, places in fingerprint.hash_idx.items() if value in wanted}
    length = len(fingerprint.filtered_code)
    fingerprint.token_coverage = get_token_coverage(fingerprint.hash_idx, K_GRAM, length)


def _words(text: str) -> str:
    """Return a text without case, marks and breaks.

    >>> _words("XOR -- needs *two* lines.")
    'xor needs two lines'
    """
    return " ".join(re.findall(r"\w+", text.casefold()))


def _passages(text: str, slices: np.ndarray) -> str:
    """Return the parts of a text that copydetect found, an ellipsis between those that are apart."""
    if not len(slices):
        return ""
    parts = [text[int(start) : int(end)].strip("\n") for start, end in np.asarray(slices).T]
    return "\n…\n".join(part for part in parts if part.strip())
