"""axe-core in Chromium: no violations on the feedback page and in the playground, light and dark, wide and narrow."""

import pytest

from tests.browser.axe import LOOKS, violations
from tests.feedback.conftest import page_file  # noqa: F401  a fixture, made once for both

pytestmark = pytest.mark.browser


@pytest.fixture
def feedback_page(request):
    """The address of a feedback page that nbgrader made, with checks of all kinds, figures, comments and answers."""
    return request.getfixturevalue("page_file").as_uri()


@pytest.fixture
def open_page(chromium):
    """A function that opens an address with a look and returns the page."""
    contexts = []

    def open_address(address, look):
        contexts.append(chromium.new_context(**LOOKS[look]))
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()


def test_axe_finds_what_is_wrong(chromium):
    page = chromium.new_page()
    page.set_content("<html><body><img src='x'><p style='color:#aaa;background:#fff'>faint</p></body></html>")
    rules = {line.partition(":")[0] for line in violations(page)}
    page.close()
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules


@pytest.mark.parametrize("look", LOOKS)
def test_a_feedback_page_has_no_violations(feedback_page, open_page, look, tmp_path):
    page = open_page(feedback_page, look)
    found = violations(page)
    page.screenshot(path=tmp_path / f"feedback_{look}.png", full_page=True)
    print(tmp_path)
    assert found == []
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} pixels wider than the window"


def test_a_feedback_page_can_be_read_by_keyboard_alone(feedback_page, open_page):
    page = open_page(feedback_page, "light")
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = false; })")
    wanted = page.locator("a, summary").count()
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("() => [...document.querySelectorAll('a, summary')].indexOf(document.activeElement)")
        )
    assert reached == list(range(wanted)), "the order of the Tab key is that of the page"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.tagName") == "PRE", "long lines of code scroll by the keyboard"
