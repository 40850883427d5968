"""What all tests share: the course folder, and which suites run where."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from autograder.course import Course

# A busy machine is no failure: no test here is about time.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

IN_CI = os.environ.get("CI") == "true"


def pytest_collection_modifyitems(items):
    """Leave the long suites to CI; there nothing is skipped."""
    if IN_CI:
        return
    for item in items:
        for marker in ("slow", "browser"):
            if marker in item.keywords:
                item.add_marker(pytest.mark.skip(reason=f"{marker}: runs when CI=true"))


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of this repository."""
    return Course.find(Path(__file__).parent)
