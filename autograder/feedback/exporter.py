"""The nbconvert exporter behind the feedback page.

Contract: takes the notebook that nbgrader autograded, lets nbgrader's ``GetGrades`` fill in grades and comments, and
renders :class:`~autograder.feedback.page.Page` with ``templates/page.html.j2``. Jinja escapes every value; the page
allows no script, no request and no form through its content security policy. It holds text and pictures only, so
mathematics needs no script either: messages are written in plain words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from traitlets import default

from autograder.feedback.page import make_page

TEMPLATES = Path(__file__).parent / "templates"


class FeedbackExporter(Exporter):
    """Write an autograded notebook as one feedback page."""

    export_from_notebook = "Feedback"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page as HTML, and the resources."""
        notebook, filled = super().from_notebook_node(nb, resources, **kw)
        page = make_page(notebook, filled, _graded_by_hand(filled["nbgrader"]))
        filled["output_extension"] = ".html"
        return render(page), filled


def render(page: Any) -> str:
    """Return a page as HTML."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = lambda value: f"{value:.4g}" if value < 1000 else f"{value:g}"
    return environment.get_template("page.html.j2").render(page=page)


def _graded_by_hand(grading: dict[str, Any]) -> frozenset[str]:
    """Return the cells of a submission that wait for an instructor."""
    if not grading.get("db_url"):
        return frozenset()
    with Gradebook(grading["db_url"]) as gradebook:
        try:
            notebook = gradebook.find_submission_notebook(
                grading["notebook"], grading["assignment"], grading["student"]
            )
        except MissingEntry:
            return frozenset()
        return frozenset(grade.name for grade in notebook.grades if grade.needs_manual_grade)
