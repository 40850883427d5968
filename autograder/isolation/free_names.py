"""The names of a test cell: its own, Python's, and for any other the learner's object.

Contract: what the test cell, the lesson's imports or Python define is never looked up in the learner's process.
"""

from __future__ import annotations

import builtins
from typing import Any

from autograder.isolation.link import LearnerLink
from autograder.isolation.proxies import LearnerObject, raised


class FreeNames(dict[str, Any]):
    """The names in which a test cell runs."""

    def __init__(self, link: LearnerLink, known: dict[str, Any]) -> None:
        super().__init__(known)
        self["__builtins__"] = builtins
        self._link = link

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name) or (name.startswith("__") and name.endswith("__")):
            raise KeyError(name)
        answer = self._link.request("get", name=name)
        if type(answer) is dict and answer.get("found") is True and "value" in answer:
            value = answer["value"]
            if type(value) is LearnerObject:
                self._link.crossing.asked[value._number] = name
            return value
        if type(answer) is dict and "failure" in answer:
            raise raised({"type_name": "NotPlainData", "bases": ["TypeError"], "message": f"{name} cannot cross"})
        raise KeyError(name)
