"""What nbgrader's formgrader may show of a learner's notebook in the instructor's browser.

Contract: :func:`protect` makes nbconvert clean every cell and output before the formgrader shows it: text, pictures and
tables stay, scripts, event handlers, SVG and widgets do not. One line of ``nbgrader_config.py`` calls it. Markdown is
cleaned once more when it has become HTML, because a link may spell ``javascript:`` in many ways.
"""

from __future__ import annotations

from bleach import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, clean
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.filters import markdown2html
from traitlets.config import Config

TABLE_TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
TEXT_TAGS = {"p", "br", "pre", "div", "span", "sub", "sup", "h1", "h2", "h3", "h4", "details", "summary"}
STYLES = [
    "border-collapse",
    "color",
    "font-weight",
    "margin",
    "padding",
    "text-align",
    "vertical-align",
    "white-space",
]
TAGS = sorted({*ALLOWED_TAGS, *TABLE_TAGS, *TEXT_TAGS})
ATTRIBUTES = {**ALLOWED_ATTRIBUTES, "*": ["style"], "th": ["scope"]}


def safe_markdown(source: str) -> str:
    """Return markdown as HTML that holds text, tables and links to the web alone.

    >>> safe_markdown("[x](javascript:attack())").strip()
    '<p><a>x</a></p>'
    """
    styles = CSSSanitizer(allowed_css_properties=STYLES)
    return clean(markdown2html(source), tags=TAGS, attributes=ATTRIBUTES, css_sanitizer=styles)


def protect(config: Config) -> None:
    """Add the settings to nbgrader's configuration.

    Parameters
    ----------
    config
        The ``c`` of ``nbgrader_config.py``, changed in place.
    """
    config.HTMLExporter.preprocessors = ["nbconvert.preprocessors.sanitize.SanitizeHTML"]
    config.HTMLExporter.filters = {"markdown2html": safe_markdown}
    config.SanitizeHTML.tags = TAGS
    config.SanitizeHTML.attributes = ATTRIBUTES
    config.SanitizeHTML.styles = STYLES
