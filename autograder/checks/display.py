"""Showing the result of an exercise: a table in the notebook, plain text elsewhere, JSON for programs.

Contract: one bundle with ``text/html``, ``text/plain`` and :data:`autograder.checks.results.MIME`. Passed and failed
are told by word and sign, not by colour alone; colours come from JupyterLab's theme, so light and dark both read
well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from html import escape
from typing import Any

from autograder.checks.results import MIME, CheckResult, Report

Publisher = Callable[[dict[str, Any]], None]

PASSED_STYLE = "color:var(--jp-success-color0,#1b6e2a);font-weight:600;white-space:nowrap"
FAILED_STYLE = "color:var(--jp-error-color0,#b3261e);font-weight:600;white-space:nowrap"
CELL_STYLE = "text-align:left;vertical-align:top;padding:0.3em 0.7em;white-space:normal"


def show(report: Report) -> None:
    """Hand the report to the publisher in use: the notebook's, one set with :func:`use_publisher`, else print it."""
    publisher = _publisher.get()
    if publisher is not None:
        publisher(bundle(report))
        return
    from IPython.core.getipython import get_ipython

    if get_ipython() is None:
        print(to_text(report))
        return
    from IPython.display import publish_display_data

    publish_display_data(bundle(report))


_publisher: ContextVar[Publisher | None] = ContextVar("publisher", default=None)


@contextmanager
def use_publisher(publisher: Publisher) -> Iterator[None]:
    """Send the bundles of all exercises to `publisher` for the length of a ``with`` block."""
    token = _publisher.set(publisher)
    try:
        yield
    finally:
        _publisher.reset(token)


def bundle(report: Report) -> dict[str, Any]:
    """Return the report in its three forms, by MIME type."""
    return {"text/plain": to_text(report), "text/html": to_html(report), MIME: report.as_dict()}


def to_text(report: Report) -> str:
    """Return the report as lines of text."""
    if report.state == "not written":
        return f"{report.exercise}: not written yet ({report.points:g} points to earn)"
    lines = [f"{report.exercise}: {report.score:g} of {report.points:g} points"]
    if report.reason:
        lines.append(f"  {report.reason}")
    for check in report.checks:
        lines.append(f"  {'passed' if check.passed else 'FAILED'}  {check.intent}{' (hidden)' if check.hidden else ''}")
        if message := report.message(check):
            lines.append(f"          {message}")
    return "\n".join(lines)


def to_html(report: Report) -> str:
    """Return the report as an HTML table, every text escaped."""
    name = escape(report.exercise)
    if report.state == "not written":
        return f"<p><strong>{name}</strong>: not written yet ({report.points:g} points to earn)</p>"
    if not report.checks:
        return f"<p><strong>{name}</strong>: {report.score:g} of {report.points:g} points. {escape(report.reason)}</p>"
    rows = "".join(_row(report, check) for check in report.checks)
    head = "".join(
        f'<th scope="col" style="{CELL_STYLE}">{title}</th>' for title in ("Result", "Check", "What to look at")
    )
    table = (
        f'<table style="border-collapse:collapse;margin:0.3em 0">'
        f'<caption style="text-align:left;padding:0.3em 0.7em"><strong>{name}</strong>: '
        f"{report.score:g} of {report.points:g} points</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return table + _solution(report)


def _row(report: Report, check: CheckResult) -> str:
    style, word = (PASSED_STYLE, "✓ passed") if check.passed else (FAILED_STYLE, "✗ failed")
    hidden = " <em>(hidden)</em>" if check.hidden else ""
    return (
        f'<tr><td style="{CELL_STYLE}"><span style="{style}">{word}</span></td>'
        f'<td style="{CELL_STYLE}">{escape(check.intent)}{hidden}</td>'
        f'<td style="{CELL_STYLE}">{escape(report.message(check))}</td></tr>'
    )


def _solution(report: Report) -> str:
    if not report.solution:
        return ""
    return (
        "<details><summary>All checks passed: compare with the course's own solution</summary>"
        f"<pre>{escape(report.solution)}</pre></details>"
    )
