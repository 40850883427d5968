"""The learner's names as they were at the place of each test cell.

Contract: names are marked while the cells run and brought back when a test cell begins. What tests make a learner's
functions bind stays for later test cells, as it would in one kernel. A test may replace a name for a while.
"""

from __future__ import annotations

from typing import Any

from autograder.isolation.stand_ins import StandIns

_MISSING = object()


class LearnerNames:
    """The names of one submission.

    Parameters
    ----------
    names
        The namespace of the cells; changed in place.

    Examples
    --------
    >>> names = {"rows": 1}
    >>> places = LearnerNames(names)
    >>> places.mark(0)
    >>> names["rows"] = 2
    >>> places.go(0)
    >>> names["rows"]
    1
    """

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names
        self.stand_ins = StandIns(lambda: self._replaced)
        self._places: dict[int, dict[str, Any]] = {}
        self._replaced: dict[str, Any] = {}
        self._place: int | None = None

    def mark(self, place: int) -> None:
        """Remember the names as they are, for the test cell at this place."""
        self._places[place] = dict(self.names)

    def go(self, place: int) -> None:
        """Bring back the names as they were at a place, but for those that tests have set since."""
        after = dict(self._places.get(place, {}))
        if self._place is not None:
            before = self._places.get(self._place, {})
            for name, value in self.names.items():
                old = before.get(name, _MISSING)
                if self.stand_ins.original(value) is not old and after.get(name, _MISSING) is old:
                    after[name] = value
        self._place = place
        self.names.clear()
        self.names.update(after)
        self.stand_ins.apply(self.names)

    def function(self, name: str) -> Any:
        """Return the learner's function of a name, also where something stands in its place."""
        return self.stand_ins.original(self.names[name])

    def substitute(self, name: str, function: Any) -> None:
        """Put a function of the test's in the place of a learner's."""
        self._replaced.setdefault(name, self.names.get(name, _MISSING))
        self.names[name] = function

    def restore(self, name: str) -> None:
        """Put the learner's function back."""
        before = self._replaced.pop(name)
        if before is _MISSING:
            self.names.pop(name, None)
        else:
            self.names[name] = before

    def give_up(self, place: int, name: str, replaced: frozenset[str], reason: str, crashed: bool) -> None:
        """Put something that raises at once in the place of a function that does not come back."""
        function = self._places.get(place, {}).get(name)
        if function is not None:
            self.stand_ins.put(self.names, name, function, replaced, reason, crashed)
