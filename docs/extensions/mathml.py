"""Formulas as MathML, which browsers show by themselves: no script and no network when the book is read.

Contract: a formula that cannot be translated stays readable as its LaTeX source and is a warning of the build.
"""

import re
from html import escape
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from latex2mathml.exceptions import NumeratorNotFoundError
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)
KNOWN = {
    r"\arg\max": r"\operatorname{arg\,max}",
    r"\arg\min": r"\operatorname{arg\,min}",
    r"\arg": r"\operatorname{arg}",
}
DROPPED = re.compile(r"\\(?:nonumber|notag|displaystyle)\b|\\label\{[^}]*\}")


def translate(latex: str, display: str) -> str | None:
    """Return MathML, or None when there is something in the formula that is not known."""
    source = DROPPED.sub("", latex).strip()
    for unknown_name, known in KNOWN.items():
        source = source.replace(unknown_name, known)
    if display == "block" and r"\\" in source and r"\begin" not in source:
        source = rf"\begin{{aligned}}{source}\end{{aligned}}"
    try:
        mathml = convert(source, display=display)
    except (NumeratorNotFoundError, ValueError, IndexError, StopIteration, RuntimeError):
        return None
    unknown = re.search(r"<m[io]>\\[a-zA-Z]+</m[io]>", mathml)
    return None if unknown else mathml


def visit_inline(self: Any, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    self.body.append(_written(node, "inline"))
    raise nodes.SkipNode


def visit_block(self: Any, node: nodes.math_block) -> None:
    """Write a formula on a line of its own; one wider than the page scrolls, by keyboard as well."""
    box = '<div class="math" style="overflow-x: auto" tabindex="0">'
    self.body.append(f"{box}{_written(node, 'block')}</div>")
    raise nodes.SkipNode


def _written(node: nodes.Element, display: str) -> str:
    latex = node.astext()
    mathml = translate(latex, display)
    if mathml is None:
        logger.warning("formula cannot be translated: %s", latex, location=node, type="mathml")
        return f"<code>{escape(latex)}</code>"
    return mathml


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the renderer."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
