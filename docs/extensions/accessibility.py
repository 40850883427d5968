"""What the theme and the writer leave out for readers with a keyboard or a screen reader, added to the written pages.

Contract: tables and code that may be wider than the window can be reached and scrolled by keyboard, captions of the
navigation have a level, the two side bars have names, and no header of a table is empty or a formula alone.
"""

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

MENDED = (
    (re.compile(r'<p class="caption" role="heading">'), '<p class="caption" role="heading" aria-level="2">'),
    (re.compile(r'<aside class="sidebar-drawer">'), '<aside class="sidebar-drawer" aria-label="Pages of the book">'),
    (re.compile(r'<aside class="toc-drawer([^"]*)">'), r'<aside class="toc-drawer\1" aria-label="This page">'),
    (re.compile(r'<div class="table-wrapper'), '<div tabindex="0" class="table-wrapper'),
    (re.compile(r"<pre>"), '<pre tabindex="0">'),
    (re.compile(r"<th([^>]*)>\s*(?:<p>\s*</p>)?\s*</th>"), r"<td\1></td>"),
)
FORMULA_ALONE = re.compile(r"(<th[^>]*><p>)<math((?:(?!</?math).)*)</math>(</p></th>)", re.S)
TAG = re.compile(r"<[^>]*>")


def mend(page: str) -> str:
    """Return a page with what was left out.

    >>> mend("<th><p></p></th><pre>x</pre>")
    '<td></td><pre tabindex="0">x</pre>'
    """
    for pattern, better in MENDED:
        page = pattern.sub(better, page)
    return FORMULA_ALONE.sub(_in_words, page)


def _in_words(found: re.Match[str]) -> str:
    head, formula, tail = found.groups()
    words = " ".join(TAG.sub(" ", f"<math{formula}").split())
    return f'{head}<span class="visually-hidden">{words}</span><math aria-hidden="true"{formula}</math>{tail}'


def mend_all(app: Sphinx, error: Exception | None) -> None:
    """Mend every page that was written."""
    if error is not None or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        before = path.read_text(encoding="utf-8")
        if (after := mend(before)) != before:
            path.write_text(after, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the last step of the build."""
    app.connect("build-finished", mend_all)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
