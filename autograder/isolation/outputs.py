"""What a learner's code shows, made safe for the instructor's browser.

Contract: :func:`clean_outputs` rebuilds each output from the few fields that it may have; HTML and Markdown are cleaned
(:mod:`~autograder.isolation.markup`), scripts, SVG and widgets' state do not pass, pictures are pictures.
"""

from __future__ import annotations

import base64
import re
from typing import Any

from nbformat import NotebookNode

from autograder.isolation.flags import Flag
from autograder.isolation.markup import clean_html, clean_markdown, is_dangerous
from autograder.isolation.nodes import new_output

PICTURES = {"image/png": (b"\x89PNG",), "image/jpeg": (b"\xff\xd8",), "image/gif": (b"GIF8",)}
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
