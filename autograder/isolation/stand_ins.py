"""In the learner's process: what stands in the place of a function that is not called any more.

Contract: a function that did not come back is often called by others, each of which would be waited for in turn. Its
stand-in raises at once, but calls the function after all when other functions are replaced than when it was given up.
It stands only where that very function has the name: a later definition of the same name is another function.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any


class CallTimeout(KeyboardInterrupt):
    """The time limit of a cell or call was reached."""


class ProcessEnded(KeyboardInterrupt):
    """A function ended its process when it was called before."""


class StandIns:
    """The functions that are not called any more.

    Parameters
    ----------
    replaced
        Gives the names that a test has replaced at the moment.

    Examples
    --------
    >>> names = {"slow": lambda: 1}
    >>> stand_ins = StandIns(lambda: ())
    >>> stand_ins.put(names, "slow", names["slow"], frozenset(), "slow is not called any more", False)
    >>> try:
    ...     names["slow"]()
    ... except CallTimeout as reason:
    ...     print(reason)
    slow is not called any more
    """

    def __init__(self, replaced: Callable[[], Collection[str]]) -> None:
        self._replaced = replaced
        self._of: dict[int, tuple[Any, Callable[..., Any]]] = {}
        self._originals: dict[int, Any] = {}
        self._reasons: dict[int, dict[frozenset[str], BaseException]] = {}

    def put(
        self, names: dict[str, Any], name: str, function: Any, replaced: frozenset[str], reason: str, crashed: bool
    ) -> None:
        """Put a stand-in in the place of a function; `replaced` is what was replaced when it was given up."""
        function = self.original(function)
        if isinstance(function, type) or not callable(function):
            return
        kind = ProcessEnded if crashed else CallTimeout
        self._reasons.setdefault(id(function), {})[replaced] = kind(reason)
        if id(function) not in self._of:
            self._of[id(function)] = function, self._make(name, function)
            self._originals[id(self._of[id(function)][1])] = function
        self.apply(names)

    def apply(self, names: dict[str, Any]) -> None:
        """Put the stand-ins where their functions are."""
        for name, value in list(names.items()):
            if id(value) in self._of and self._of[id(value)][0] is value:
                names[name] = self._of[id(value)][1]

    def original(self, function: Any) -> Any:
        """Return the function that a stand-in stands for; anything else is returned as it is."""
        return self._originals.get(id(function), function)

    def _make(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        reasons = self._reasons[id(function)]

        def stand_in(*args: Any, **kwargs: Any) -> Any:
            reason = reasons.get(frozenset(self._replaced()))
            if reason is not None:
                raise reason.with_traceback(None)
            return function(*args, **kwargs)

        stand_in.__name__ = stand_in.__qualname__ = name
        return stand_in
