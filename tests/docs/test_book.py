"""The book builds without network and without a warning, its links lead somewhere, and its formulas need no script."""

import doctest
import importlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from filelock import FileLock

from tests.browser.axe import LOOKS, violations

REPOSITORY = Path(__file__).parents[2]
DOCS = REPOSITORY / "docs"


@pytest.fixture(autouse=True)
def extensions(monkeypatch):
    """The book's own extensions can be imported in these tests alone: a learner's process sees what is in sys.path."""
    monkeypatch.syspath_prepend(DOCS / "extensions")


class Links(HTMLParser):
    """The addresses and the ids of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loaded, self.ids, self.images = [], [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids |= {given[name] for name in ("id", "name") if given.get(name)}
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe") and given.get("src"):
            self.loaded.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.loaded.append(given["href"])
        if tag == "img":
            self.images.append(given)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The book, built once for all of pytest's processes, where no proxy and no name server is asked."""
    pytest.importorskip("sphinx", reason="the book needs the extra 'docs'")
    shared = tmp_path_factory.getbasetemp()
    target = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / "book"
    with FileLock(f"{target}.lock"):
        if not (target / "html" / "index.html").exists():
            build(target)
    return {path: Links(path.read_text(encoding="utf-8")) for path in sorted((target / "html").rglob("*.html"))}


def build(target):
    """Build the book into a folder; nothing is left of one with a warning."""
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", "-d", target / "trees"]
    unreachable = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    ended = subprocess.run(
        [*map(str, command), str(DOCS), str(target / "part")],
        env=os.environ | unreachable,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-4000:]
    assert ended.stderr == ""
    (target / "part").rename(target / "html")


def test_what_the_theme_leaves_out_is_added():
    accessibility = importlib.import_module("accessibility")
    assert doctest.testmod(accessibility) == (0, 1)
    formula = accessibility.mend('<th class="head"><p><math><mi>W</mi><mn>1</mn></math></p></th>')
    assert formula == (
        '<th class="head"><p><span class="visually-hidden">W 1</span>'
        '<math aria-hidden="true"><mi>W</mi><mn>1</mn></math></p></th>'
    )
    assert accessibility.mend("<th><p>name</p></th>") == "<th><p>name</p></th>"


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_every_link_inside_leads_to_a_page_and_a_place(book):
    broken = []
    for path, page in book.items():
        for link in [*page.links, *page.loaded]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            place = unquote(parts.fragment)
            known = target in book
            if not target.is_file() or (place and known and place not in book[target].ids):
                broken.append(f"{path.name}: {link}")
    assert broken == []


@pytest.mark.slow
def test_nothing_is_loaded_from_elsewhere(book):
    outside = {each for page in book.values() for each in page.loaded if re.match(r"(https?:)?//", each)}
    assert outside == set()


@pytest.mark.slow
def test_pictures_have_texts(book):
    assert [image for page in book.values() for image in page.images if not image.get("alt")] == []


@pytest.mark.slow
def test_every_lesson_and_guide_is_in_the_book(book):
    names = {path.stem for path in book}
    lessons = {path.stem for path in (REPOSITORY / "lessons").glob("*/*.ipynb")}
    assert lessons <= names
    assert {"learner", "instructor", "jupyterhub", "author", "security", "quality", "nnlib.functions"} <= names


@pytest.mark.slow
def test_nothing_that_is_hidden_from_learners_is_in_the_book(book):
    for path in book:
        text = path.read_text(encoding="utf-8")
        shown = [mark for mark in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS") if mark in text]
        assert "lessons" not in path.parts or shown == []


@pytest.mark.slow
def test_formulas_are_mathml(book):
    page = next(path for path in book if path.stem == "nnlib.functions")
    formulas = page.read_text(encoding="utf-8").count("<math")
    assert formulas > 50
    assert [each for each in book[page].loaded if "mathjax" in each.lower()] == []


@pytest.mark.parametrize(
    "latex",
    [
        r"\hat y_i = \arg\max_k \frac1M \sum_m P_{mik}",
        r"h(z) = \begin{cases} 1 & \text{if } z \ge 0 \\ 0 & \text{if } z < 0 \end{cases}",
        r"\lVert x \rVert^2 = x^\top x",
        r"a &= b \\ c &= d",
    ],
)
def test_a_formula_is_translated(latex):
    pytest.importorskip("latex2mathml")
    from mathml import translate

    mathml = translate(latex, "block")
    assert mathml is not None and mathml.startswith("<math") and "\\" not in mathml


def test_a_formula_that_is_not_known_is_told():
    pytest.importorskip("latex2mathml")
    from mathml import translate

    assert translate(r"\nosuchcommand x", "inline") is None


def test_figures_are_counted_from_what_the_benchmarks_wrote():
    from pages import _attacks, _quality

    rows = [
        {"attack": "scores/one", "system": "ours", "blocked": True},
        {"attack": "scores/one", "system": "stock", "blocked": False},
        {"attack": "secrets/two", "system": "ours", "blocked": True},
    ]
    blocked = {"ours": {"blocked": 2, "total": 2}, "stock": {"blocked": 0, "total": 1}}
    table = _attacks({"attacks": rows, "blocked": blocked})
    assert "| scores | 1 of 1 | 0 of 1 |" in table and "| **all** | **2 of 2** | **0 of 1** |" in table
    assert "python -m benchmarks.attacks" in _attacks({}) and "python -m benchmarks.quality" in _quality({})


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(1200)
def test_axe_finds_nothing_wrong_with_pages_of_every_kind(book, chromium):
    found = {}
    pages = {path.name: path for path in book}
    by_hand = [path.name for path in book if path.parent.name == "guides"]
    chosen = [
        "index.html",
        "coverage.html",
        *by_hand,
        "01_perceptron.html",
        "08_frameworks.html",
        "nnlib.functions.html",
    ]
    for name in chosen:
        path = pages[name]
        for look in ("narrow", "dark") if name == "index.html" else ("narrow",):
            context = chromium.new_context(**LOOKS[look])
            page = context.new_page()
            page.goto(path.as_uri())
            if wrong := violations(page):
                found[path.name] = wrong
            context.close()
    assert found == {}
