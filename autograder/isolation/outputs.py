"""What a learner's code shows, made safe for the instructor's browser.

Contract: :func:`clean_outputs` rebuilds each output from the few fields that it may have; HTML is cleaned with bleach,
scripts, SVG and widgets' state do not pass, pictures are pictures. :func:`clean_markdown` does the same for text cells
that hold anything a browser would run.
"""

from __future__ import annotations

import base64
import html
import re
from typing import Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from nbformat import NotebookNode

from autograder.isolation.flags import Flag
from autograder.isolation.html_size import LARGEST, is_cleanable
from autograder.isolation.nodes import new_output

PICTURES = {"image/png": (b"\x89PNG",), "image/jpeg": (b"\xff\xd8",), "image/gif": (b"GIF8",)}
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
LATEX_LINK = re.compile(r"\\(href|url|cssId|class|style|require|unicode|html\w*)\b", re.I)


def clean_outputs(outputs: Any, flags: list[Flag], count: int | None = None) -> list[NotebookNode]:
    """Return a cell's outputs as safe nodes.

    Parameters
    ----------
    outputs
        Whatever the learner's process sent as outputs.
    flags
        Where active content is noted.
    count
        The execution count of the cell.
    """
    cleaned = []
    for output in outputs if isinstance(outputs, list) else []:
        if not isinstance(output, dict):
            continue
        kind = output.get("output_type")
        if kind == "stream" and output.get("name") in ("stdout", "stderr"):
            cleaned.append(new_output("stream", name=output["name"], text=_text(output.get("text"))))
        elif kind == "error":
            lines = output.get("traceback")
            lines = [_text(line) for line in lines][:2000] if isinstance(lines, list) else []
            name, value = _text(output.get("ename"))[:500], _text(output.get("evalue"))[:20_000]
            cleaned.append(new_output("error", ename=name, evalue=value, traceback=lines))
        elif kind in ("display_data", "execute_result"):
            data = clean_data(output.get("data"), flags)
            if data:
                counted = {"execution_count": count} if kind == "execute_result" else {}
                cleaned.append(new_output(kind, data=data, **counted))
    return cleaned


def clean_data(data: Any, flags: list[Flag]) -> dict[str, Any]:
    """Return the parts of a display that are safe to show."""
    cleaned: dict[str, Any] = {}
    for mime, value in data.items() if isinstance(data, dict) else ():
        if mime in PICTURES:
            if (picture := _picture(mime, value)) is not None:
                cleaned[mime] = picture
        elif mime == "text/html":
            cleaned[mime] = clean_html(_text(value), flags)
        elif mime == "text/markdown":
            cleaned[mime] = clean_markdown(_text(value), flags)
        elif mime == "text/latex":
            text = _text(value)
            if not LATEX_LINK.search(text) and not is_dangerous(text):
                cleaned[mime] = text
        elif mime == "text/plain":
            cleaned[mime] = _text(value)
    return cleaned


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


def clean_attachments(attachments: Any) -> dict[str, dict[str, str]]:
    """Return the pictures attached to a text cell."""
    kept: dict[str, dict[str, str]] = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        if isinstance(name, str) and re.fullmatch(r"[\w. ()-]{1,100}", name) and isinstance(bundle, dict):
            pictures = {mime: _picture(mime, value) for mime, value in bundle.items() if mime in PICTURES}
            kept[name] = {mime: value for mime, value in pictures.items() if value is not None}
    return {name: bundle for name, bundle in kept.items() if bundle}


def clean_pictures(outputs: Any) -> list[dict[str, str]]:
    """Return the pictures among a cell's outputs, each by its MIME type."""
    kept = []
    for output in outputs if isinstance(outputs, list) else []:
        data = output.get("data") if isinstance(output, dict) else None
        if isinstance(data, dict):
            pictures = {mime: _picture(mime, value) for mime, value in data.items() if mime in PICTURES}
            kept.append({mime: value for mime, value in pictures.items() if value is not None})
    return [pictures for pictures in kept if pictures]


def _picture(mime: str, value: Any) -> str | None:
    try:
        data = base64.b64decode("".join(_text(value).split()), validate=True)
    except ValueError:
        return None
    return base64.b64encode(data).decode() if data.startswith(PICTURES[mime]) else None


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    text = value if isinstance(value, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8")


def _unescaped(text: str) -> str:
    return re.sub(r"[\x00\u200b\u00ad]", "", html.unescape(text))
