"""The report counts what was graded, names what is alike, and lets nothing of a learner's act in a browser."""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from typer.testing import CliRunner

from autograder.build import build_lesson, write_lesson
from autograder.checks.results import MIME
from autograder.cli import app
from autograder.collect import collect
from autograder.course import Course
from autograder.demo.learners import SOLVED, WRITTEN_WITH_LOOPS, SampleLearner
from autograder.demo.sample_class import write_sample_class
from autograder.new_lesson.skeleton import lesson_files, write_files
from autograder.parallel.run import grade_class
from autograder.report import page, statistics
from autograder.report.changes import changes
from autograder.report.page import render, write_report
from autograder.report.results import Submission, read_results
from autograder.report.similarity import similar_pairs
from autograder.scores import CellScore, Score, read_scores
from tests.browser.axe import LOOKS, violations

LESSON = "01_perceptron"
SMALL = "41_attention"
ATTACK = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>\u202e\x1b[2J"


def submission(student, points, failed=(), state="checked", misconception="", **more):
    """A submission with one exercise of 4 points and a question of 2 that waits or has points."""
    auto, manual = points
    cells = (CellScore("test_predict", auto, 4.0, False), CellScore("in_words", manual, 2.0, True))
    checks = [
        {
            "intent": f"check {n}",
            "hidden": n == 2,
            "passed": n not in failed,
            "misconception": misconception * (n in failed),
        }
        for n in (1, 2, 3)
    ]
    table = {"exercise": "predict", "state": state, "checks": checks}
    return Submission(Score(student, f"Name of {student}", cells), {"test_predict": table}, **more)


CLASS = [
    submission("a", (4.0, 2.0)),
    submission("b", (2.0, 1.0), failed=(1, 2), misconception="missing_bias"),
    submission("c", (3.0, 2.0), failed=(2,), misconception="missing_bias"),
    submission("d", (0.0, 0.0), failed=(1, 2, 3), state="not written"),
]


def test_exercises_are_as_hard_as_their_points_say():
    predict, in_words = statistics.exercises(CLASS)
    assert (predict.mean_share, predict.full_share, predict.none_share) == (9 / 16, 1 / 4, 1 / 4)
    assert predict.unwritten == 1
    assert (in_words.mean_share, in_words.full_share) == (5 / 8, 2 / 4)


def test_a_question_that_waits_is_not_counted():
    waiting = [*CLASS, submission("e", (4.0, None))]
    assert [each.name for each in statistics.exercises(waiting)] == ["predict"]


def test_checks_and_mistakes_count_once_a_student_and_not_for_what_is_not_written():
    assert [(each.what, each.count, each.total, each.hidden) for each in statistics.failed_checks(CLASS)] == [
        ("check 2", 2, 3, True),
        ("check 1", 1, 3, False),
    ]
    assert [(each.what, each.count, each.total) for each in statistics.misconceptions(CLASS)] == [
        ("missing bias", 2, 3)
    ]


def test_equal_flags_are_told_once():
    flag = {"kind": "crash", "severity": "notice", "message": "it ended"}
    flags = [flag, {**flag, "grade_id": "test_b"}, {**flag, "grade_id": "test_a"}]
    assert statistics.same_flags(flags) == [("crash", "notice", "it ended (test_a) (test_b)", 3)]


STUB = "def predict(X, w, b):\n    '''Return the labels.'''\n    raise NotImplementedError()\n"
OWN = {
    "loops": WRITTEN_WITH_LOOPS["predict"],
    "where": "def predict(X, w, b):\n    z = X @ w + b\n    return np.where(z >= 0, 1, 0)\n",
    "cast": "def predict(X, w, b):\n    '''Return the labels.'''\n    return ((X.dot(w) + b) >= 0).astype(int)\n",
    "sign": "def predict(X, w, b):\n    return (np.sign(np.matmul(X, w) + b) + 1 > 0) * 1\n",
    "vectorize": "def predict(X, w, b):\n    f = np.vectorize(lambda t: int(t >= 0))\n    return f(np.dot(X, w) + b)\n",
}


def test_a_copy_with_other_names_and_comments_is_found():
    copy = re.sub(r"\btotal\b", "acc", OWN["loops"].replace("labels", "out")).replace("for x", "# mine!\n    for x")
    pairs = similar_pairs({**OWN, "copy": copy}, STUB)
    assert [(pair.first, pair.second) for pair in pairs] == [("copy", "loops")]
    assert pairs[0].share > 0.9
    assert "acc" in pairs[0].passages[0] and "total" in pairs[0].passages[1]


def test_independent_answers_and_the_released_text_are_not_alike():
    assert similar_pairs(OWN, STUB) == []
    long_stub = STUB + "\n".join(f"    # step {n}\n    value_{n} = compute_{n}(X, {n})" for n in range(20))
    answers = {name: long_stub + code for name, code in OWN.items()}
    assert similar_pairs(answers, long_stub) == []


def test_what_many_write_is_nobodys_copy():
    same = {f"student{n}": OWN["loops"] for n in range(8)}
    assert similar_pairs({**OWN, **same}, STUB) == []


def test_repeated_lines_do_not_confuse_the_comparison():
    line = "    total = total + weight_of(row, column) * value_of(row, column)\n"
    answers = {"a": "def f(x):\n" + line * 12, "b": "def g(y):\n" + line * 12, "c": OWN["cast"]}
    assert [(pair.first, pair.second, pair.share) for pair in similar_pairs(answers, STUB)] == [("a", "b", 1.0)]


def test_words_are_compared_without_case_and_marks():
    text = "The two classes cannot be separated by one straight line, because the corners of the square alternate."
    answers = {
        "a": text,
        "b": text.upper().replace(",", " --"),
        "c": "I do not know why, but it never worked for me at all.",
    }
    assert [(pair.first, pair.second) for pair in similar_pairs(answers, "*Your answer here.*", code=False)] == [
        ("a", "b")
    ]
    assert similar_pairs({"a": "", "b": "x", "c": "é" * 15}, "", code=False) == []


@pytest.fixture
def hostile(course):
    flag = {"kind": "source", "severity": "tampering", "message": ATTACK, "grade_id": "test_predict"}
    verdict = {"grade_id": "test_predict", "kind": "timeout", "reason": ATTACK}
    answer = {"predict": OWN["loops"] + f"# {ATTACK}\n" + f"x = '''{ATTACK}'''\n"}
    more = {"flags": [flag] * 3, "verdicts": {"test_predict": verdict}, "answers": answer, "seconds": 1.5}
    results = [submission(name, (1.0, None), failed=(1,), misconception=ATTACK, **more) for name in ("x", "y")]
    return render(course, LESSON, [*results, *CLASS])


def test_nothing_of_a_learner_acts(hostile):
    acting = [each for each in ("<script", "<img src=http", "\u202e", "\x1b", "unsafe-inline") if each in hostile]
    assert acting == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert "default-src 'none'; img-src data:; style-src 'sha256-" in hostile
    assert not re.search(r"<[^>]*\sstyle=", hostile)
    assert all(address.startswith(("data:", "#")) for address in re.findall(r'(?:src|href)="([^"]*)', hostile))


def test_every_picture_is_a_well_formed_svg_with_a_text(hostile):
    pictures = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">', hostile)
    assert len(pictures) == len(re.findall("<img", hostile)) == 5
    for data, alt in pictures:
        root = ElementTree.fromstring(b64decode(data))
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
        assert len(alt) > 30
    assert "Students: 1 from" in pictures[0][1] or "Students: 2 from" in pictures[0][1]


def test_without_copydetect_the_page_says_that_nothing_was_compared(course, monkeypatch):
    monkeypatch.setattr(page, "find_spec", lambda name: None)
    text = render(course, LESSON, CLASS)
    assert "pip install &#39;nnlib-course" in text or "pip install 'nnlib-course[instructor]'" in text
    assert "No two answers" not in text


def test_a_lesson_without_exercises_has_a_page(course):
    empty = [Submission(Score(name, name, ())) for name in ("a", "b")]
    assert "Nothing is graded yet" in render(course, LESSON, empty)


def test_the_same_class_gives_the_same_page(course):
    assert render(course, LESSON, CLASS) == render(course, LESSON, CLASS)


def class_on_disk(folder):
    """A class of two, as grading leaves it."""
    course = Course.find(class_folder=str(folder))
    table = {"exercise": "predict", "state": "checked", "reason": "", "points": 2.0, "max_points": 4.0}
    row = {"intent": "one row", "hidden": False, "passed": False, "misconception": "missing_bias", "message": ""}
    with course.gradebook() as gradebook:
        gradebook.add_assignment(LESSON)
        gradebook.add_notebook(LESSON, LESSON)
        gradebook.add_grade_cell("test_predict", LESSON, LESSON, max_score=4, cell_type="code")
        for student in ("ada", "bruno"):
            gradebook.add_student(student, first_name=student.title())
            gradebook.add_submission(LESSON, student)
            gradebook.find_grade("test_predict", LESSON, LESSON, student).auto_score = 2.0
            notebook = new_notebook(
                cells=[
                    new_code_cell(OWN["loops"], metadata={"nbgrader": {"grade_id": "predict", "solution": True}}),
                    new_markdown_cell("no answer"),
                    new_code_cell(
                        "secret hidden test",
                        metadata={"nbgrader": {"grade_id": "test_predict", "grade": True}},
                        outputs=[new_output("display_data", data={MIME: {**table, "checks": [row]}})],
                    ),
                ]
            )
            path = course.folder("autograded") / student / LESSON / f"{LESSON}.ipynb"
            path.parent.mkdir(parents=True)
            nbformat.write(notebook, path)
            log = {"flags": [{"kind": "time", "severity": "notice", "message": "slow"}], "stats": {"wall": 2.0}}
            (path.parent.parent / f"{LESSON}.grading.json").write_text(json.dumps(log))
        gradebook.db.commit()
    return course


def test_the_command_reports_on_a_graded_class(tmp_path, monkeypatch):
    course = class_on_disk(tmp_path / "class")
    monkeypatch.setenv("AUTOGRADER_CLASS", str(course.class_folder))
    result = CliRunner().invoke(app, ["report", "perceptron"])
    assert result.exit_code == 0, result.output
    text = (course.class_folder / "reports" / f"{LESSON}.html").read_text(encoding="utf-8")
    assert "Ada and Bruno: 100 % of the code" in text
    assert "missing bias" in text and "slow" in text and "secret hidden test" not in text
    (course.folder("autograded") / "ada" / LESSON / f"{LESSON}.ipynb").write_text("no notebook")
    (course.folder("autograded") / "ada" / f"{LESSON}.grading.json").write_text("[]")
    ada, bruno = read_results(course, LESSON)
    assert (ada.tables, ada.flags, ada.seconds) == ({}, [], None) and bruno.seconds == 2.0


def test_without_grades_there_is_no_report(tmp_path):
    course = Course.find(class_folder=str(tmp_path / "class"))
    with pytest.raises(ValueError, match="autograder grade 01_perceptron"):
        write_report(course, LESSON, tmp_path / "r.html")


@pytest.mark.browser
def test_a_browser_shows_the_report_without_a_request_or_a_complaint(hostile, chromium, tmp_path):
    (tmp_path / "report.html").write_text(hostile, encoding="utf-8")
    tab = chromium.new_page()
    said, requests = [], []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.on("request", lambda request: requests.append(request.url.split(":")[0]))
    tab.goto((tmp_path / "report.html").as_uri())
    assert said == [] and set(requests) <= {"file", "data"}
    shown = tab.eval_on_selector_all("img", "images => images.map(image => image.naturalWidth)")
    assert len(shown) == 5 and all(shown)
    assert tab.evaluate("getComputedStyle(document.querySelector('section')).borderTopStyle") == "solid"
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_wrong_with_the_report(hostile, chromium, tmp_path, look):
    (tmp_path / "report.html").write_text(hostile, encoding="utf-8")
    with contextlib.closing(chromium.new_context(**LOOKS[look])) as context:
        tab = context.new_page()
        tab.goto((tmp_path / "report.html").as_uri())
        assert violations(tab) == []
        tab.screenshot(path=tmp_path / f"report_{look}.png", full_page=True)
        wide = tab.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{wide} pixels wider than the window"


def score(student, predict, in_words=None):
    cells = (CellScore("test_predict", predict, 4.0, False), CellScore("in_words", in_words, 2.0, True))
    return Score(student, student.title(), cells)


def test_changes_are_those_of_points_and_nothing_else():
    before = [score("ada", 4.0), score("bruno", 2.0, 1.0), score("chiara", 1.0), score("gone", 1.0)]
    after = [score("ada", 4.0), score("bruno", 3.0, 1.0), score("chiara", 1.00001, 2.0), score("new", 0.0)]
    assert [change.in_words() for change in changes(before, after)] == [
        "Bruno: 3 -> 4 (predict 2 -> 3)",
        "Chiara: 1 -> 3 (in_words ? -> 2)",
        "Gone: 1 -> ? (predict 1 -> none, in_words ? -> none)",
        "New: ? -> 0 (predict none -> 0, in_words none -> ?)",
    ]


@pytest.fixture(scope="module")
def new_course(course, tmp_path_factory):
    """A course of one small lesson, graded: one learner with everything right, one who forgot the half."""
    root = tmp_path_factory.mktemp("course")
    shutil.copy(course.root / "nbgrader_config.py", root)
    own = Course.find(root)
    write_files(lesson_files(own, SMALL))
    write_lesson(own, build_lesson(own, SMALL))
    half = "def squared_error(y_hat, y):\n    return np.mean((y_hat - y) ** 2)"
    learners = [
        SampleLearner("right", "R R", "", {"squared_error": SOLVED}, "It outweighs all the others."),
        SampleLearner("wrong", "W W", "", {"squared_error": half}, "It does nothing."),
    ]
    write_sample_class(own, SMALL, root / "in.zip", learners)
    collect(own, SMALL, root / "in.zip")
    assert not grade_class(own, SMALL).failures
    return own


@pytest.fixture(scope="module")
def formgrader(new_course):
    """Jupyter's server with nbgrader's formgrader, as an instructor runs it; a function that asks its API."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "server", f"--port={port}", "--ip=127.0.0.1", "--no-browser"]
    extension = "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"
    flags = [extension, "--IdentityProvider.token=key", "--ServerApp.disable_check_xsrf=True", "--allow-root"]
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    with (new_course.root / "server.log").open("w") as log:
        server = subprocess.Popen([*command, *flags], cwd=new_course.root, env=environment, stdout=log, stderr=log)

    def ask(path, data=None):
        body = None if data is None else json.dumps(data).encode()
        url = f"http://127.0.0.1:{port}/formgrader/api/{path}"
        headers = {"Authorization": "token key", "Content-Type": "application/json"}
        request = urllib.request.Request(url, body, headers, method="PUT" if data else "GET")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())

    try:
        for _ in range(120):
            try:
                ask("assignments")
                break
            except urllib.error.URLError:
                assert server.poll() is None, (new_course.root / "server.log").read_text()[-2000:]
                time.sleep(0.5)
        yield ask
    finally:
        server.terminate()
        server.wait(30)


@pytest.mark.slow
def test_formgrader_shows_the_same_scores_and_a_regrade_keeps_what_was_given_there(new_course, formgrader):
    ours = {each.student: each.points for each in read_scores(new_course, SMALL)}
    assert ours["right"] == 3.0 and 0 < ours["wrong"] < 3
    shown = {each["student"]: each["score"] for each in formgrader(f"submissions/{SMALL}")}
    assert shown == pytest.approx(ours)

    submission = next(each for each in formgrader(f"submissions/{SMALL}") if each["student"] == "right")
    notebooks = formgrader(f"submitted_notebooks/{SMALL}/{SMALL}")
    notebook = next(each for each in notebooks if each["student"] == "right")
    grade = next(each for each in formgrader(f"grades?submission_id={notebook['id']}") if each["name"] == "in_words")
    assert grade["needs_manual_grade"] and submission["needs_manual_grade"]
    formgrader(f"grade/{grade['id']}", {"manual_score": 1.5})

    before = read_scores(new_course, SMALL)
    assert {each.student: each.points for each in before}["right"] == 4.5
    source = new_course.source(SMALL)
    text = source.read_text()
    stricter = text.replace("np.array([1.0, 1.0, -4.0]), weight=2)", "np.array([1.0, 1.0, -4.0]), weight=20)")
    assert stricter != text
    source.write_text(stricter)
    write_lesson(new_course, build_lesson(new_course, SMALL))
    assert not grade_class(new_course, SMALL).failures
    after = read_scores(new_course, SMALL)
    (change,) = changes(before, after)
    assert change.student == "wrong" and change.after < change.before
    points = {each.student: [cell.points for cell in each.cells] for each in after}
    assert points["right"] == [3.0, 1.5]
    shown = {each["student"]: each["score"] for each in formgrader(f"submissions/{SMALL}")}
    assert shown == pytest.approx({each.student: each.points for each in after})
