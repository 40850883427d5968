"""What all tests share: the course folder, and which suites run where."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from autograder.course import Course

# A busy machine is no failure: no test here is about time.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

IN_CI = os.environ.get("CI") == "true"
# A part of a hub's configuration: it needs what only the hub's test has.
collect_ignore = ["house/small_proxy.py"]

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Leave the long suites to CI, where nothing is skipped; what takes longest begins first."""
    if IN_CI:
        items.sort(key=lambda item: "tests/parallel" not in item.nodeid)
        return
    for item in items:
        for marker in ("slow", "browser"):
            if marker in item.keywords:
                item.add_marker(pytest.mark.skip(reason=f"{marker}: runs when CI=true"))


@pytest.fixture(scope="session")
def course() -> Course:
    """The course of this repository."""
    return Course.find(Path(__file__).parent)


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium, driven through Playwright."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        if IN_CI:
            pytest.fail("Chromium is missing: install it with the system's package manager (apt-get install chromium)")
        pytest.skip("needs Chromium: install it with the system's package manager (apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
