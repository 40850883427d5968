"""Weighing which mistake a learner made, over all checks of an exercise.

Contract: a mistake explains a part of a wrong result when it gives the learner's value there and not the right one. A
check speaks against a mistake that would have changed its result and explains no part of it. Labels are few, so a
mistake may fit one check by chance: it is not named when more checks speak against it than it explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.checks.compare import differences
from autograder.checks.difference import Path
from autograder.checks.fault import Fault
from autograder.checks.misconception import Misconception, parts


@dataclass(frozen=True)
class Evidence:
    """What a learner returned in one check, beside what was expected."""

    reference: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    expected: Any
    got: Any
    bounds: tuple[float, float]
    wanted: Callable[[Path], bool]

    def explanations(self, candidates: Iterable[Misconception]) -> list[Misconception]:
        """Return the mistakes that explain the most wrong parts, in the order given; none if none explains any."""
        right, actual = self._compared(self.expected), self._compared(self.got)
        if right.keys() != actual.keys():
            return []
        counts = []
        for candidate in candidates:
            changed = self._changed_by(candidate, right)
            counts.append((sum(self._same(value, actual[path]) for path, value in changed.items()), candidate))
        best = max((count for count, _ in counts), default=0)
        return [candidate for count, candidate in counts if count == best and best > 0]

    def contradicts(self, candidate: Misconception) -> bool:
        """Return whether the mistake would have shown here and did not."""
        right, actual = self._compared(self.expected), self._compared(self.got)
        if right.keys() != actual.keys():
            return False
        shown = [self._same(value, actual[path]) for path, value in self._changed_by(candidate, right).items()]
        return bool(shown) and not any(shown)

    def _compared(self, value: Any) -> dict[Path, Any]:
        """Return the parts of `value` that the check looks at: a cache left out by only= may have any layout."""
        return {path: part for path, part in parts(value) if self.wanted(path)}

    def _changed_by(self, candidate: Misconception, right: dict[Path, Any]) -> dict[Path, Any]:
        value = candidate.value(self.reference, self.args, self.kwargs)
        given = {} if value is ... or value is None else dict(parts(value))
        return {
            path: part
            for path, part in given.items()
            if path in right and part is not ... and part is not None and not self._same(part, right[path])
        }

    def _same(self, value: Any, other: Any) -> bool:
        return all(item.fault == "dtype kind" for item in differences(value, other, *self.bounds, words=False))


def weigh(faults: Sequence[Fault], evidence: Sequence[Evidence]) -> None:
    """Drop from every fault the mistakes that the other checks speak against, and put the likeliest first."""
    candidates = {id(item): item for fault in faults for item in fault.explanations}
    support = {key: 0 for key in candidates}
    for fault in faults:
        for item in fault.explanations:
            support[id(item)] += 1
    for key, mistake in candidates.items():
        support[key] -= sum(one.contradicts(mistake) for one in evidence)
    for fault in faults:
        kept = [item for item in fault.explanations if support[id(item)] >= 0]
        fault.explanations[:] = sorted(kept, key=lambda item: -support[id(item)])
