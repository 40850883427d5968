"""HTML and Markdown of a learner's, made safe for the instructor's browser.

Contract: :func:`clean_html` keeps the few tags and attributes that it knows, with bleach; :func:`clean_markdown` leaves
text as it is unless a browser would run part of it. What is too large or too deep to be cleaned is shown as text.
"""

from __future__ import annotations

import html
import re

import bleach
from bleach.css_sanitizer import CSSSanitizer

from autograder.isolation.flags import Flag
from autograder.isolation.html_size import LARGEST, is_cleanable

TAG_NAMES = """
    a abbr acronym b blockquote br caption center code col colgroup dd del details div dl dt em figcaption figure h1
    h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup table tbody
    td tfoot th thead time tr tt u ul var
"""
STYLE_NAMES = """
    background-color border border-collapse color display font-family font-size font-style font-weight margin
    margin-left margin-right padding text-align text-decoration vertical-align white-space width height
"""
TAGS = frozenset(TAG_NAMES.split())
STYLES = CSSSanitizer(allowed_css_properties=STYLE_NAMES.split())
ATTRIBUTES = {
    "*": ["class", "style", "title", "scope", "align", "colspan", "rowspan"],
    "a": ["href"],
    "img": ["alt", "src", "width", "height"],
}
DANGEROUS = re.compile(
    r"<\s*(script|iframe|object|embed|applet|form|meta|link|style|base|svg|template|noscript)\b|"
    r"(java|vb)&\w+;",
    re.I,
)
TAG = re.compile(r"<[a-z/!?]", re.I)
HANDLER = re.compile(r"\bon\w+\s*=", re.I)
SCRIPT_LINK = re.compile(r"(java|vb)script:", re.I)
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
"""What browsers leave out of the word before the colon of a link, and more that looks like nothing."""


def clean_html(text: str, flags: list[Flag]) -> str:
    """Return HTML with nothing in it that a browser runs or fetches, but for pictures inside it.

    >>> clean_html('<b onclick="steal()">bold</b><script>steal()</script>', [])
    '<b>bold</b>steal()'

    What is too large or too deeply nested to be cleaned is shown as text.

    >>> clean_html("<i>" * 1000, [])[:10]
    '&lt;i&gt;&'

    Ids do not pass either: they could stand for places of the page that shows them.

    >>> clean_html('<b id="next-step">bold</b>', [])
    '<b>bold</b>'
    """
    if not is_cleanable(text):
        return html.escape(text[:20_000])
    if is_dangerous(text):
        flags.append(Flag("html", "an output holds HTML that a browser would run; it was taken out"))

    def allow(tag: str, name: str, value: str) -> bool:
        if name in ATTRIBUTES["*"]:
            return True
        if tag == "img" and name == "src":
            return re.match(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*\Z", value) is not None
        if tag == "a" and name == "href":
            return re.match(r"(https?://|#)", value) is not None
        return name in ATTRIBUTES.get(tag, ())

    return bleach.clean(text, tags=TAGS, attributes=allow, css_sanitizer=STYLES, strip=True, strip_comments=True)


def clean_markdown(text: str, flags: list[Flag]) -> str:
    """Return Markdown unchanged unless a browser would run part of it; then that part is shown as text."""
    if len(text) > LARGEST:
        return html.escape(text[:20_000])
    if not is_dangerous(text):
        return text
    flags.append(Flag("html", "a text cell holds HTML that a browser would run; it is shown as text"))
    text = _unescaped(text)
    if SCRIPT_LINK.search(IGNORED.sub("", text)):
        text = re.sub(r":(?!//)", " ", text)  # no link is left but those to the web
    return text.replace("<", "&lt;")


def is_dangerous(text: str) -> bool:
    """Return whether a browser would run part of this HTML or Markdown, at once or on a click.

    >>> is_dangerous("[more](java&Tab;script:steal())"), is_dangerous("a < b, see https://example.org")
    (True, False)
    """
    plain = _unescaped(text)
    return bool(DANGEROUS.search(plain) or SCRIPT_LINK.search(IGNORED.sub("", plain))) or _has_handler(plain)


def _has_handler(text: str) -> bool:
    """Whether a tag, finished or not, holds what looks like ``onclick=``; one pass, however many tags are opened."""
    for part in text.split(">"):
        start = TAG.search(part)
        if start and HANDLER.search(part, start.end()):
            return True
    return False


def _unescaped(text: str) -> str:
    return re.sub(r"[\x00\u200b\u00ad]", "", html.unescape(text))
