"""What every test of a notebook in JupyterLab does: wait for the kernel, run the first cell."""

import contextlib

from playwright.sync_api import Error


def wait_for_kernel(page, seconds=120):
    """Wait until the kernel answers; on a busy machine JupyterLab may ask first which one to take."""
    page.locator(".jp-CodeCell").first.wait_for(timeout=1000 * seconds)
    for _ in range(2 * seconds):
        accept_dialog(page)
        if page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"the kernel was not idle within {seconds} s")


def accept_dialog(page):
    """Say yes where JupyterLab asks something; it may do so late, also when the kernel is said to be there."""
    accept = page.locator(".jp-Dialog .jp-mod-accept")
    if accept.count():
        with contextlib.suppress(Error):  # it may be gone by now
            accept.first.click(timeout=2000)


def run_first_cell(page, seconds=60):
    """Run the first cell; a key is lost while the kernel is not connected, so press until the prompt answers."""
    wait_for_kernel(page)
    prompt = page.locator(".jp-CodeCell .jp-InputPrompt").first
    for _ in range(seconds):
        accept_dialog(page)
        with contextlib.suppress(Error):  # a dialog lies over it
            page.locator(".jp-CodeCell .jp-Editor").first.click(timeout=2000)
            page.keyboard.press("Control+Enter")
        page.wait_for_timeout(1000)
        if prompt.inner_text().strip("[]: "):
            return
    raise AssertionError(f"the cell did not start within {seconds} s")
