"""Show an exception in a notebook as one message, without the grader's own stack above it."""

from __future__ import annotations


def show_message_only(error: BaseException) -> None:
    """Make IPython print `error` as ``Type: message`` and nothing more.

    >>> error = ValueError("look again")
    >>> show_message_only(error)
    >>> error._render_traceback_()
    ['ValueError: look again']
    """
    lines = [f"{type(error).__name__}: {error}"]
    error._render_traceback_ = lambda: lines  # type: ignore[attr-defined]
