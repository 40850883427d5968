"""What a learner can put into the instructor's browser through nbgrader's formgrader."""

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.checks.display import bundle
from autograder.checks.fault import Fault
from autograder.checks.results import CheckResult, Report
from autograder.feedback.formgrader import protect
from tests.feedback.test_page import ATTACKS, Elements

KINDS = [
    "text/html",
    "text/markdown",
    "text/latex",
    "text/plain",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "application/javascript",
    "application/vnd.jupyter.widget-view+json",
]
RESOURCES = {"base_url": "", "index": 0, "total": 1, "submission_id": "a", "notebook_id": "n", "assignment_id": "a"}


def shown(*cells, protected=True):
    """Return what the formgrader's own template makes of cells."""
    config = Config()
    if protected:
        protect(config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    for cell in cells:
        cell.metadata["nbgrader"] = {}
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    return HTMLExporter(config=config).from_notebook_node(notebook, dict(RESOURCES))[0]


def dangers(html):
    """Return the elements and attributes that could run a learner's code."""
    found = Elements(html).found
    bad = [(tag, attrs) for tag, attrs in found if any("attack" in str(value) for value in attrs.values() if value)]
    acting = [item for item in bad if any(name.startswith("on") or name == "href" for name in item[1])]
    return acting + (["script"] if "<script>attack" in html or "<style>*{" in html else [])


@pytest.mark.filterwarnings("ignore:Your element with mimetype")
@pytest.mark.parametrize(
    "attack", [*ATTACKS, '"><script>attack()</script>', "[x](javascript:attack())", "[x](java&#115;cript:attack())"]
)
def test_nothing_of_a_learners_runs(attack):
    outputs = [nbformat.v4.new_output("display_data", {kind: attack}) for kind in KINDS]
    outputs += [nbformat.v4.new_output("stream", text=attack)]
    outputs += [nbformat.v4.new_output("error", ename=attack, evalue=attack, traceback=[attack])]
    cells = [
        nbformat.v4.new_markdown_cell(attack),
        nbformat.v4.new_raw_cell(attack),
        nbformat.v4.new_code_cell(attack, outputs=outputs),
    ]
    assert dangers(shown(*cells)) == []


def test_the_dangers_are_found_without_protection():
    cell = nbformat.v4.new_markdown_cell("<script>attack()</script><img src=x onerror=attack()>")
    assert len(dangers(shown(cell, protected=False))) == 2


def test_the_table_of_checks_still_reads_as_a_table():
    checks = [CheckResult("runs", 1, False, None), CheckResult("stable", 1, True, Fault("values", "they differ"))]
    output = nbformat.v4.new_output("display_data", bundle(Report("loss", 4, "3. Losses", checks)))
    html = shown(nbformat.v4.new_code_cell("exercise.score()", outputs=[output]))
    tags = [tag for tag, _ in Elements(html).found]
    assert tags.count("th") == 3
    assert tags.count("caption") == 1
    assert "✗ failed" in html
