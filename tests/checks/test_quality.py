"""The instruments that measure the tests: corpora, mutants, trials and the figures made of them."""

import json
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from autograder.quality.corpus import Case, CorpusError, read_cases, read_corpus
from autograder.quality.figures import UnsolvedError, grade_cases, measure
from autograder.quality.mutants import mutants_of
from autograder.quality.solved import SolvedLesson
from autograder.quality.trial import Trial, try_all

SOLUTION = '{"grade": false, "grade_id": "%s", "locked": false, "schema_version": 3, "solution": true, "task": false}'
TEST = (
    '{"grade": true, "grade_id": "test_%s", "locked": true, "points": 2, "schema_version": 3, "solution": false, '
    '"task": false}'
)
LESSON = f"""
# %%
import numpy as np
import no_such_module
from autograder.checks import Exercise, sum_instead_of_mean
SCALE = 2.0
raise RuntimeError("cells that are not graded do not run")

# %% nbgrader={SOLUTION % "mean"}
def mean(X):
    ### BEGIN SOLUTION
    return X.sum() / X.size
    ### END SOLUTION

# %% nbgrader={TEST % "mean"}
exercise = Exercise("mean", points=2, reference=lambda X: np.mean(X))
exercise.misconceptions(sum_instead_of_mean("X"))
exercise.check("of a vector", SCALE * np.arange(4.0))
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("of a matrix", np.eye(3))
### END HIDDEN TESTS
exercise.score()

# %% nbgrader={SOLUTION % "spread"}
def spread(X):
    ### BEGIN SOLUTION
    return np.abs(X - mean(X)).max()
    ### END SOLUTION

# %% nbgrader={TEST % "spread"}
exercise = Exercise("spread", points=2, reference=lambda X: np.max(np.abs(X - np.mean(X))))
exercise.check("of a vector", np.arange(4.0) - 7)
exercise.score()
"""


@pytest.fixture
def lesson(tmp_path):
    path = tmp_path / "00_means.py"
    path.write_text(LESSON)
    return SolvedLesson.read(path)


def write_corpus(folder, wrong="CASES = []", right="CASES = []", equivalent=""):
    for kind, text in (("wrong", wrong), ("right", right)):
        (folder / kind).mkdir(parents=True)
        (folder / kind / "mean.py").write_text(text)
    if equivalent:
        (folder / "equivalent.py").write_text(equivalent)
    return folder


def test_a_lesson_is_reduced_to_what_its_tests_need(lesson):
    assert list(lesson.solutions) == ["mean", "spread"]
    assert lesson.points == {"mean": 2.0, "spread": 2.0}
    assert lesson.namespace["SCALE"] == 2.0
    assert "no_such_module" not in lesson.namespace


CODE = {
    "right": "def mean(X):\n    return float(np.mean(X))",
    "sum": "def mean(X):\n    return X.sum()",
    "half": "def mean(X):\n    return X.mean() if X.ndim == 1 else 0.0",
    "endless": "def mean(X):\n    while True:\n        pass",
    "endless cell": "while True:\n    pass",
    "exit": "import os\ndef mean(X):\n    os._exit(0)",
    "syntax": "def mean(X:\n",
    "missing": "def average(X):\n    return X.mean()",
    "killed": "import os\nos.kill(os.getpid(), 9)",
    "stub": "def mean(X):\n    raise NotImplementedError()",
    "huge": "def mean(X):\n    return np.ones(10**12).sum()",
    "loud": "import sys\ndef mean(X):\n    print('x' * 10**6, file=sys.__stderr__)\n    return X.mean()",
}


def children():
    """The processes that this one started and that are not yet waited for, such as another test's browser."""
    return {child.pid for child in psutil.Process().children()}


def test_trials_end_whatever_the_code_does(lesson, capfd):
    before = children()
    start = time.monotonic()
    verdicts = dict(zip(CODE, try_all(Trial(lesson, "mean", code, 1.5) for code in CODE.values()), strict=True))
    assert time.monotonic() - start < 20
    assert {name: verdict.points for name, verdict in verdicts.items()} == {
        "right": 2.0,
        "sum": 0.0,
        "half": 1.0,
        "endless": 0.0,
        "endless cell": 0.0,
        "exit": 0.0,
        "syntax": 0.0,
        "missing": 0.0,
        "killed": 0.0,
        "stub": 0.0,
        "huge": 0.0,
        "loud": 2.0,
    }
    assert "never end" in verdicts["endless"].reason
    assert "SyntaxError" in verdicts["syntax"].reason
    assert verdicts["sum"].rows[0]["misconception"] == "sum_instead_of_mean"
    assert capfd.readouterr().err == ""
    assert children() <= before


def test_a_trial_leaves_the_next_one_as_it_was(lesson):
    spoil = "np.abs = None\ndef spread(X):\n    return 0.0"
    keep = lesson.solutions["spread"]
    assert [
        verdict.points for verdict in try_all([Trial(lesson, "spread", spoil), Trial(lesson, "spread", keep)], 1)
    ] == [
        0.0,
        2.0,
    ]


@pytest.mark.parametrize(
    ("source", "labels"),
    [
        ("x.sum(axis=0)", {"axis: `x.sum(axis=0)` -> `x.sum(axis=1)`", "axis: `x.sum(axis=0)` -> `x.sum(axis=None)`"}),
        ("A.T @ B", {"transpose: `A.T` -> `A`", "transpose: `A.T @ B` -> `B @ A.T`"}),
        ("-x", {"sign: `-x` -> `x`"}),
        ("s / m", {"arithmetic: `s / m` -> `s * m`", "dropped: `s / m` -> `s`"}),
        ("np.sqrt(v) + eps", {"eps place: `np.sqrt(v) + eps` -> `np.sqrt(v + eps)`"}),
        ("np.sqrt(v + eps)", {"eps place: `np.sqrt(v + eps)` -> `np.sqrt(v) + eps`"}),
        ("1 if training else 2", {"condition: `1 if training else 2` -> `1 if not training else 2`"}),
        ("X @ w + b", {"dropped: `X @ w + b` -> `X @ w`"}),
        ("w.copy()", {"in place: `w.copy()` -> `w`"}),
        ("z >= 0", {"comparison: `z >= 0` -> `z > 0`", "comparison: `z >= 0` -> `z <= 0`"}),
        ("range(n)", {"off by one: `range(n)` -> `range(n + 1)`", "off by one: `range(n)` -> `range(1, n)`"}),
        ("x * 0.5", {"constant: `0.5` -> `1.0`"}),
        ("1e-08", {"constant: `1e-08` -> `0.0`"}),
        ("x.mean()", {"other function: `x.mean()` -> `x.sum()`"}),
        ("mask / p", {"complement: `p` -> `1 - p`"}),
        ("z.astype(int)", {"unwrapped: `z.astype(int)` -> `z`"}),
    ],
)
def test_the_slips_of_the_field_are_made(source, labels):
    made = {mutant.label for mutant in mutants_of(f"def f(x):\n    return {source}")}
    assert labels <= made


def test_statements_are_changed_too():
    source = 'def f(w, d):\n    """Doc."""\n    w = w + d\n    return w, d'
    mutants = {mutant.label: mutant.code for mutant in mutants_of(source)}
    assert mutants["in place: `w = w + d` -> `w += d`"] == "def f(w, d):\n    w += d\n    return (w, d)"
    assert "order: `return (w, d)` -> `return (d, w)`" in mutants
    assert mutants["left out: `w = w + d` -> `pass`"] == "def f(w, d):\n    pass\n    return (w, d)"


def test_every_mutant_is_a_program_of_its_own():
    source = "def f(x):\n    y = x + 1\n    return (x + 1) * (y > 0) / len(x)"
    mutants = mutants_of(source)
    for mutant in mutants:
        compile(mutant.code, "mutant", "exec")
    assert len({mutant.code for mutant in mutants}) == len(mutants)
    assert len({mutant.label for mutant in mutants}) == len(mutants)


def test_figures_count_caught_survived_accepted_and_named(lesson, tmp_path):
    wrong = """CASES = [
        dict(function="mean", kind="wrong", label="sum", code="def mean(X):\\n    return X.sum()",
             intent="of a vector", misconception="sum_instead_of_mean"),
        dict(function="mean", kind="wrong", label="other intent", code="def mean(X):\\n    return X.sum() / 4",
             intent="of a vector"),
        dict(function="mean", kind="wrong", label="unnamed", code="def mean(X):\\n    return 0.7",
             intent="of a", misconception="sum_instead_of_mean"),
        dict(function="mean", kind="wrong", label="not wrong", code="def mean(X):\\n    return X.mean()",
             intent="of a vector"),
    ]"""
    right = """CASES = [
        dict(function="mean", kind="right", label="good", code="def mean(X):\\n    return np.average(X)"),
        dict(function="mean", kind="right", label="bad", code="def mean(X):\\n    return [X.mean()]"),
    ]"""
    equivalent = "EQUIVALENT = {'mean': {'constant: `7` -> `8`': 'gone'}}"
    figures = measure(lesson, write_corpus(tmp_path / "corpus", wrong, right, equivalent))
    assert (figures.wrong.reached, figures.wrong.total) == (2, 4)
    assert [line.split(" (")[0] for line in figures.wrong.missing] == ["mean: other intent", "mean: not wrong"]
    assert (figures.right.reached, figures.right.total) == (1, 2)
    assert (figures.named.reached, figures.named.total) == (1, 2)
    assert figures.stale == ["mean: constant: `7` -> `8`"]
    assert figures.mutants.reached + len(figures.mutants.missing) == figures.mutants.total
    json.dumps(figures.as_dict())


def test_an_equivalent_mutant_is_excused(lesson, tmp_path):
    before = measure(lesson, write_corpus(tmp_path / "before"))
    survivor = before.mutants.missing[0]
    function, label = survivor.split(": ", 1)
    text = f"EQUIVALENT = {{{function!r}: {{{label!r}: 'a reason'}}}}"
    after = measure(lesson, write_corpus(tmp_path / "after", equivalent=text))
    assert after.equivalent == {survivor: "a reason"}
    assert after.mutants.total == before.mutants.total - 1
    assert after.mutants.reached == before.mutants.reached


def test_a_lesson_that_fails_its_own_tests_is_not_measured(tmp_path):
    path = tmp_path / "00_means.py"
    path.write_text(LESSON.replace("X.sum() / X.size", "X.sum()"))
    with pytest.raises(UnsolvedError, match="mean"):
        measure(SolvedLesson.read(path), write_corpus(tmp_path / "corpus"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a list CASES"),
        ("CASES = [1]", "expected a dict as case 1"),
        ("CASES = [dict(function='mean', kind='wrong', label='a')]", "lacks code"),
        ("CASES = [dict(function='mean', kind='wrong', label='a', code='', intents='x')]", "unknown keys intents"),
        ("CASES = [dict(function='mean', kind='bad', label='a', code='')]", "expected kind"),
    ],
)
def test_a_broken_module_of_cases_is_told(tmp_path, text, message):
    path = tmp_path / "cases.py"
    path.write_text(text)
    with pytest.raises(CorpusError, match=message):
        read_cases(path)


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("dict(function='other', kind='wrong', label='a', code='', intent='x')", "expected wrong solutions of mean"),
        ("dict(function='mean', kind='right', label='a', code='')", "expected wrong solutions of mean"),
        ("dict(function='mean', kind='wrong', label='a', code='')", "expected the intent"),
        ("*[dict(function='mean', kind='wrong', label='a', code='', intent='x')] * 2", "label of its own"),
    ],
)
def test_a_misplaced_solution_is_told(tmp_path, case, message):
    with pytest.raises(CorpusError, match=message):
        read_corpus(write_corpus(tmp_path / "corpus", wrong=f"CASES = [{case}]"))


def test_cases_from_outside_are_graded_in_order(lesson):
    cases = [
        Case("spread", "wrong", "zero", "def spread(X):\n    return 0.0"),
        Case("nowhere", "wrong", "?", "x = 1"),
        Case("mean", "right", "np", "def mean(X):\n    return np.mean(X)"),
    ]
    graded = grade_cases([lesson], cases)
    assert [(entry["label"], entry["points"], entry["max_points"]) for entry in graded] == [
        ("zero", 0.0, 2.0),
        ("?", 0.0, 0.0),
        ("np", 2.0, 2.0),
    ]
    assert set(graded[0]) == {"function", "kind", "label", "points", "max_points", "messages"}
    assert graded[0]["messages"][0].startswith("of a vector: ")
    assert graded[2]["messages"] == []


def test_the_command_writes_json(tmp_path, course):
    if not course.lessons:
        pytest.skip("the course has no lessons yet")
    cases, out = tmp_path / "cases.py", tmp_path / "out.json"
    cases.write_text(
        "CASES = [dict(function='predict', kind='wrong', label='none', code='def predict(X, w, b): pass')]"
    )
    command = [sys.executable, "-m", "benchmarks.quality", "--cases", str(cases), "--json", str(out), "01_perceptron"]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2], capture_output=True)
    case = json.loads(out.read_text())["cases"][0]
    assert (case["points"], case["max_points"]) == (0.0, 3.0)
    assert "returns None" in case["messages"][0]
