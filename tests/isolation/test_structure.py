"""What a submission may not change is restored, and said; no file that is handed in raises."""

import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.isolation.flags import Flag
from autograder.isolation.handed_in import read_submission
from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.limits import Limits
from autograder.isolation.markup import clean_html, clean_markdown, is_dangerous
from autograder.isolation.structure import restore
from tests.isolation.conftest import nbgrader_cell, notebook

MADE = notebook(
    nbgrader_cell("def f():\n    return 1", "f"),
    nbgrader_cell("assert f() == 1", "test_f", 4),
    nbgrader_cell("def g():\n    return 2", "g"),
    nbgrader_cell("assert g() == 2\n### BEGIN HIDDEN TESTS\nassert g() < 3\n### END HIDDEN TESTS", "test_g", 6),
)
LESSON = from_source_notebook("l", MADE)


def changed(change):
    data = json.loads(nbformat.writes(MADE))
    change(data)
    return json.dumps(data).encode()


def by_id(data, name):
    return next(cell for cell in data["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


def drop(name):
    return lambda data: data["cells"].remove(by_id(data, name))


def put(name, **fields):
    return lambda data: by_id(data, name).update(fields)


def meta(name, **fields):
    return lambda data: by_id(data, name)["metadata"]["nbgrader"].update(fields)


CHANGES = {
    "nothing": (lambda data: None, 10, None),
    "a deleted test": (drop("test_f"), 6, "deleted"),
    "a deleted solution": (drop("f"), 6, "deleted"),
    "a duplicated test": (lambda d: d["cells"].append(dict(by_id(d, "test_f"), source="pass")), 10, "duplicated"),
    "a duplicated solution": (lambda d: d["cells"].insert(1, dict(by_id(d, "f"), source="zzz = 1")), 10, "duplicated"),
    "a retyped test": (put("test_f", cell_type="markdown"), 10, "retyped"),
    "a raw test": (put("test_f", cell_type="raw"), 10, "retyped"),
    "an emptied test": (put("test_f", source=""), 10, "source"),
    "an edited test": (put("test_f", source="assert True"), 10, "source"),
    "other points": (meta("test_f", points=1000), 10, "metadata"),
    "points of nan": (meta("test_f", points=float("nan")), 10, "metadata"),
    "no longer graded": (meta("test_f", grade=False), 10, "metadata"),
    "a solution that is graded": (meta("f", grade=True, points=99), 10, "metadata"),
    "an old schema": (meta("test_f", schema_version=1), 10, None),
    "a new schema": (meta("test_f", schema_version=99), 10, None),
    "another id": (meta("test_f", grade_id="test_x"), 6, "unknown id"),
    "an id that is a list": (meta("test_f", grade_id=["test_f"]), 6, "deleted"),
    "the metadata gone": (lambda d: by_id(d, "test_f").update(metadata={}), 6, "deleted"),
    "the order reversed": (lambda d: d["cells"].reverse(), None, "reordered"),
    "another kernel": (
        lambda d: d["metadata"].update(kernelspec={"name": "bash", "language": "bash", "display_name": "b"}),
        10,
        "kernel",
    ),
    "a forged verdict": (lambda d: d["metadata"].update(autograder={"verdicts": {}, "flags": []}), 10, None),
    "forged outputs": (
        lambda d: by_id(d, "test_f").update(
            outputs=[
                {"output_type": "execute_result", "data": {"text/plain": "4"}, "metadata": {}, "execution_count": 1}
            ]
        ),
        10,
        None,
    ),
    "sources as text": (lambda d: [cell.update(source="".join(cell["source"])) for cell in d["cells"]], 10, None),
    "equal cell ids": (lambda d: [cell.update(id="same") for cell in d["cells"]], 10, None),
    "no cell ids": (lambda d: ([cell.pop("id", None) for cell in d["cells"]], d.update(nbformat_minor=2)), 10, None),
    "unknown cell types": (
        lambda d: d["cells"].insert(0, {"cell_type": "heading", "source": "x", "metadata": {}}),
        10,
        None,
    ),
    "cells that are numbers": (lambda d: d["cells"].extend([1, None, "x", []]), 10, None),
    "a lone surrogate": (
        lambda d: d["cells"].append({"cell_type": "markdown", "source": "\ud800", "metadata": {}}),
        10,
        None,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes(grader, name):
    change, score, kind = CHANGES[name]
    graded = grader.grade(changed(change), LESSON)
    assert set(graded.verdicts) == {"test_f", "test_g"}
    assert all(verdict["reason"] for verdict in graded.verdicts.values())
    if score is not None:
        assert graded.score == score, graded.verdicts
    kinds = {flag.kind for flag in graded.flags}
    assert kind in kinds if kind else not kinds & {"deleted", "metadata", "source"}, graded.flags
    nbformat.validate(graded.notebook)
    nbformat.writes(graded.notebook).encode()


BROKEN = {
    "nothing": b"",
    "not JSON": b"{nope",
    "not text": b"\xff\xfe\x00\x01",
    "a list": b"[]",
    "a number": b"3",
    "no cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "cells of text": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": "x"}',
    "format 99": b'{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}',
    "format of text": b'{"nbformat": "4", "metadata": {}, "cells": []}',
    "deeply nested": b"[" * 200_000,
    "too many cells": json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", "source": ""}] * 3000}).encode(),
    "too large": b" " * (21 * 2**20),
    "half": nbformat.writes(MADE).encode()[:500],
    "old and broken": b'{"nbformat": 2, "worksheets": 3}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_no_notebook_is_zero_with_a_reason(grader, name):
    graded = grader.grade(BROKEN[name], LESSON)
    assert graded.score == 0
    assert {verdict["score"] for verdict in graded.verdicts.values()} == {0.0}
    assert all("notebook" in verdict["reason"] for verdict in graded.verdicts.values()), graded.verdicts
    assert graded.flags


def test_an_old_format_is_converted(grader):
    old = nbformat.convert(nbformat.from_dict(json.loads(nbformat.writes(MADE))), 3)
    graded = grader.grade(json.dumps(old).encode(), LESSON)
    assert graded.score == 10
    assert "old format" in {flag.kind for flag in graded.flags}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=True)
    | st.text(max_size=8)
    | st.sampled_from(["code", "markdown", "test_f", "f", "nbgrader"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["cell_type", "source", "metadata", "nbgrader", "grade_id", "points", "attachments"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=4), JSON)
@settings(max_examples=150, deadline=None)
def test_never_raises(cells, metadata):
    data = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}).encode()
    restored = restore(data, LESSON, Limits())
    nbformat.validate(restored.notebook)
    assert [name for name in ("f", "test_f", "g", "test_g") if name not in str(restored.notebook)] == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<iframe src='//x'></iframe>",
        "<svg onload=alert(1)>",
        "<a href='jav&#x61;script:alert(1)'>x</a>",
        "<form action='//x'><input></form>",
    ],
)
def test_text_cells_hold_nothing_that_runs(text):
    data = changed(lambda d: d["cells"].append({"cell_type": "markdown", "source": text, "metadata": {}}))
    restored = restore(data, LESSON)
    assert "html" in {flag.kind for flag in restored.flags}
    from nbconvert.filters import markdown2html

    page = markdown2html(restored.notebook.cells[-1].source)
    assert not any(tag in page for tag in ("<script", "<img", "<iframe", "<svg", "<form", "javascript:")), page


@pytest.mark.parametrize(
    "text", ["<img title='<' onerror=f(1)>", "<b/onclick=x", "<a\nonclick = x>", "<!-- onload=x -->"]
)
def test_what_looks_like_a_handler_is_found(text):
    assert is_dangerous(text)


def test_a_comparison_in_words_is_no_tag():
    assert not is_dangerous("if w1 + b < 0 and only input one = 1, the answer is no")


def test_html_that_takes_too_long_to_clean_is_shown_as_text():
    for text in ("<div>" * 1000, "<div></b>" * 1000, "<b>" + "x" * 2_000_000 + "</b>"):
        cleaned = clean_html(text, [])
        assert cleaned.startswith("&lt;") and "<" not in cleaned and len(cleaned) < 100_000
    row = "<tr><td>1<br></td></tr>"
    assert clean_html(f"<table>{row * 3000}</table>", []).count("<td>") == 3000


def test_a_text_cell_of_a_size_that_nobody_writes_is_cut():
    cleaned = clean_markdown("<" * 2_000_000, [])
    assert "<" not in cleaned and len(cleaned) < 100_000


def test_what_honest_learners_show_accuses_nobody():
    """A pandas table has a style of its own; a notebook may be large."""
    assert Flag("html", "").severity == Flag("too large", "").severity == "notice"


def test_a_folder_in_place_of_the_file_is_no_submission(tmp_path):
    (tmp_path / "l.ipynb").mkdir()
    data, flags = read_submission(tmp_path / "l.ipynb", Limits())
    assert data == b"" and [flag.message for flag in flags] == ["what was handed in is no ordinary file"]


def test_honest_text_is_left_as_it_is():
    text = "If $a < b$ then **x** <br> and `<script>`-free, see [here](https://example.org) & <b>there</b>."
    text = text.replace("`<script>`-free", "fine")
    data = changed(lambda d: d["cells"].append({"cell_type": "markdown", "source": text, "metadata": {}}))
    assert restore(data, LESSON).notebook.cells[-1].source == text
