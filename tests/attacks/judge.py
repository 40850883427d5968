"""Whether an attack was blocked, from what was observed.

Contract: blocked means that no test cell is without a number, none earns more than the answers deserve, nothing secret
came back, nothing stayed behind, no fault stopped the submission, and the honest neighbour was graded as ever.
"""

from __future__ import annotations

import math
import re

from tests.attacks.arena import Observed
from tests.attacks.attack import Attack

TESTS = (
    "test_threshold",
    "test_predict",
    "test_perceptron_loss",
    "test_perceptron_update",
    "test_train_perceptron",
    "test_xor_network",
)


def reasons(attack: Attack, observed: Observed) -> list[str]:
    """Return why an attack got through; an empty list when it was blocked."""
    found = list(observed.trouble)
    if observed.fault:
        found.append("grading stopped with an error")
    for name in TESTS:
        score, honest = observed.scores.get(name), attack.honest.get(name, 0.0)
        if score is None or not math.isfinite(score):
            found.append(f"{name} has no score")
        elif score > honest + 1e-6:
            found.append(f"{name} earned {score:g} instead of {honest:g}")
    if runs_in_browser(observed.feedback):
        found.append("its code is in the feedback page")
    return found


def runs_in_browser(page: str) -> bool:
    """Return whether the code of a browser attack stands unescaped in a page."""
    tags = re.findall(r"<[a-zA-Z][^<>]*attackRan[^<>]*>", page) + re.findall(r"<script[^>]*>[^<]*attackRan", page)
    return bool(tags)
