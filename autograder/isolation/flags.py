"""What an instructor should look at in a submission.

Contract: a flag never changes a number by itself; the reason of a verdict says what did. ``tampering`` is what does not
happen by accident, ``notice`` is what may.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

KINDS = {
    "invalid": "tampering",
    "too large": "notice",
    "old format": "notice",
    "file name": "notice",
    "deleted": "tampering",
    "duplicated": "notice",
    "retyped": "tampering",
    "reordered": "notice",
    "source": "notice",
    "metadata": "tampering",
    "unknown id": "notice",
    "kernel": "notice",
    "crash": "notice",
    "time": "notice",
    "memory": "notice",
    "protocol": "tampering",
    "html": "notice",
    "library": "notice",
    "link": "tampering",
}


@dataclass(frozen=True)
class Flag:
    """Something that an instructor should look at: its kind (one of :data:`KINDS`), in which cell, and a sentence."""

    kind: str
    message: str
    grade_id: str = ""

    @property
    def severity(self) -> str:
        """Return ``tampering`` or ``notice``."""
        return KINDS[self.kind]

    def as_dict(self) -> dict[str, Any]:
        """Return the flag as plain data, with its severity."""
        return {**asdict(self), "severity": self.severity}
