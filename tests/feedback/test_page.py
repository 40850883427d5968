"""The feedback page, made by nbgrader: what is on it and what is not."""

import base64
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import nbformat
import pytest

from autograder.isolation.pictures import HANDED_IN
from tests.feedback.submission import SECRET, png, solution_cell

ATTACKS = [
    "<script>attack()</script>",
    "<img src=x onerror=attack()>",
    "</pre></details><svg onload=attack()>",
    "<a href='javascript:attack()'>x</a>",
    '" autofocus onfocus=attack() x="',
    "<style>*{display:none}</style>",
    "{{ ''.__class__ }}{% for x in y %}",
    "\x1b]8;;http://evil.example\x07\u202ereversed\x00",
]


class Elements(HTMLParser):
    """Every element of a page, with what a check of accessibility asks for."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, *tags):
        return [(tag, attrs) for tag, attrs in self.found if tag in tags]


@pytest.fixture
def page(page_file):
    return page_file.read_text()


def test_score_checks_and_next_step_are_there(page):
    assert "2 of 11 points" in page
    assert "Feedback for ada" in page
    assert "weighs the inputs" in page
    assert "It looks as if the bias is missing: add b." in page
    assert re.search(r'Next step</h2>\s*<p><a href="#part-predict"><code>predict</code></a>', page)
    assert "Because XOR is not linear." in page
    assert "Well put" in page
    assert "waits for your instructor" in page
    assert page.count("not written yet") == 2
    assert "See me\nabout &lt;b&gt;bias&lt;/b&gt;" in page


def test_nothing_hidden_is_there(page):
    assert SECRET not in page
    assert "BEGIN HIDDEN" not in page
    assert "secret stack" not in page


def test_the_learners_figure_is_there_with_words_for_it(page):
    pictures = Elements(page).named("img")
    assert len(pictures) == 1
    assert pictures[0][1]["alt"] == "Figure 1, drawn by a cell of the part “2. A line that divides the plane”"
    assert base64.b64decode(pictures[0][1]["src"].removeprefix("data:image/png;base64,")) == png()


def test_a_figure_from_the_learners_machine_says_so(notebook):
    caption = "2. A line that divides the plane”, as you handed it in</figcaption>"
    assert caption not in rendered(notebook)
    notebook.cells[4].outputs[0].metadata.update(HANDED_IN)
    assert caption in rendered(notebook)


def test_the_page_asks_nothing_of_the_network(page):
    elements = Elements(page)
    assert not elements.named("script", "link", "iframe", "object", "embed", "form", "base")
    assert not re.search(r"(src|href)=[\"']?(https?:|//)", page)
    assert "@import" not in page
    assert "url(" not in page
    policy = next(attrs["content"] for _, attrs in elements.named("meta") if "http-equiv" in attrs)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_the_page_is_built_for_everyone(page):
    elements = Elements(page)
    assert elements.named("html")[0][1]["lang"] == "en"
    assert any(attrs.get("name") == "viewport" for _, attrs in elements.named("meta"))
    levels = [int(tag[1]) for tag, _ in elements.named("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attrs["id"] for _, attrs in elements.found if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"].removeprefix("#") for _, attrs in elements.named("a")]
    assert set(links) <= set(ids)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_learners_markup_stays_text(notebook, attack):
    notebook.cells[-1].metadata.nbgrader.comment = "Well put"
    harmless = Counter(tag for tag, _ in Elements(rendered(notebook)).found)
    notebook.cells[-1].metadata.nbgrader.comment = attack
    bad = nbformat.v4.new_output("display_data", {"text/html": attack, "image/svg+xml": attack, "text/plain": attack})
    stream = nbformat.v4.new_output("stream", text=attack)
    script = nbformat.v4.new_output("display_data", {"application/javascript": attack, "image/png": attack})
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(f"## {attack}"))
    notebook.cells.insert(2, nbformat.v4.new_code_cell("x", outputs=[bad, stream, script]))
    notebook.cells[3] = solution_cell("threshold", attack, [bad, script])
    notebook.cells[-1].source = attack
    for row in notebook.cells[8].outputs[0].data["application/vnd.nnlib.checks+json"]["checks"]:
        row["message"] = row["intent"] = attack
    text = rendered(notebook)
    elements = Elements(text)
    assert Counter(tag for tag, _ in elements.found) == harmless
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert not [attrs for _, attrs in elements.found if any(name.startswith("on") for name in attrs)]
    assert not [attrs for _, attrs in elements.found if "javascript:" in attrs.get("href", "")]
    assert len(elements.named("img")) == 1


def rendered(notebook):
    from autograder.feedback import make_page
    from autograder.feedback.exporter import render

    return render(make_page(notebook, {"nbgrader": {"notebook": "lesson", "student": "ada"}}))


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a",
        b"<svg onload='attack()'/>",
        png(60000, 60000),
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + bytes(5_000_000),
    ],
)
def test_what_is_no_moderate_picture_is_left_out(notebook, content):
    notebook.cells[4].outputs[0].data["image/png"] = base64.b64encode(content).decode()
    assert not Elements(rendered(notebook)).named("img")


def test_a_table_of_odd_data_does_not_break_the_page(notebook):
    mime = "application/vnd.nnlib.checks+json"
    notebook.cells[2].outputs[0].data[mime] = {
        "checks": [1, {"intent": 3, "passed": "yes", "message": None}],
        "state": [],
    }
    assert "failed" in rendered(notebook)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_text_colour_stands_out_from_paper_and_card(page):
    schemes = re.findall(r":root \{([^}]*)\}", page)
    assert len(schemes) == 2
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))
        for name in ("text", "soft", "good", "bad", "link"):
            for ground in ("paper", "card"):
                bright, dark = sorted((luminance(colours[name]), luminance(colours[ground])), reverse=True)
                assert (bright + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_page_without_sideways_scrolling_or_requests(page_file, chromium, scheme):
    tab = chromium.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    requests, errors = [], []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.goto(page_file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.evaluate("document.querySelector('img').naturalWidth") == 2
    assert [url for url in requests if not url.startswith("data:")] == [page_file.as_uri()]
    assert errors == []
    tab.close()
