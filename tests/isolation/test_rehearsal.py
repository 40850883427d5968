# ruff: noqa: E501
"""A visible check keeps its full message beside hidden ones, and never tells what they know; cells are judged in order."""

import ast

import nbformat
import pytest

from autograder.isolation.lesson import from_source_notebook
from autograder.isolation.regions import dependent, hidden_lines
from autograder.isolation.secrecy import leaks, secrets_of
from tests.isolation.conftest import nbgrader_cell, notebook

SECRET = "np.array([31.4159, -27.1828, 16.1803, 57.7215])"
MIXED = f"""
from autograder.checks import misconception
exercise = Exercise("scale", points=8, reference=lambda z: 2.0 * z)
### BEGIN HIDDEN TESTS
exercise.misconceptions(misconception("it is tripled", "use the factor 2", lambda reference, z: 1.5 * reference(z)))
secret_input = {SECRET}
with exercise.hidden():
    exercise.check("larger numbers", secret_input)
### END HIDDEN TESTS
exercise.check("two numbers", np.array([1.5, -2.5]))
{{more}}
exercise.score()
"""


def grade(grader, made):
    graded = grader.grade(nbformat.writes(made).encode(), from_source_notebook("l", made))
    for cell in graded.notebook.cells:  # the source of hidden tests is taken out of feedback elsewhere
        if "HIDDEN" in cell.source:
            cell.source = ""
    return graded, nbformat.writes(graded.notebook)


def rows(graded, index):
    (table,) = [
        output.data["application/vnd.nnlib.checks+json"]
        for output in graded.notebook.cells[index].outputs
        if output.output_type == "display_data"
    ]
    return {row["intent"]: row for row in table["checks"]}


def test_a_visible_check_after_a_hidden_region_keeps_its_message_and_the_hidden_diagnosis(grader):
    answer = "def scale(z):\n    return 3.0 * z"
    made = notebook(nbgrader_cell(answer, "scale"), nbgrader_cell(MIXED.format(more=""), "test_scale", 8))
    graded, text = grade(grader, made)
    found = rows(graded, 2)
    assert not found["two numbers"]["hidden"]
    assert "expected [ 3., -5.], got [ 4.5, -7.5]" in found["two numbers"]["message"]
    assert "it is tripled" in found["two numbers"]["message"]
    assert found["larger numbers"]["hidden"]
    assert "expected" not in found["larger numbers"]["message"].replace("the expected ones", "")
    assert "1.5 *" not in text
    assert leaks(text, secrets_of(made)) == []


REMEMBERING = {
    "in a list": ("seen = []", "seen.append(np.array(z))", "seen"),
    "in a file": (
        "",
        "open('/tmp/seen', 'a').write(repr(list(map(float, z))))",
        "open('/tmp/seen').read() if __import__('os').path.exists('/tmp/seen') else ''",
    ),
    "in shared memory": (
        "import mmap\nshared = mmap.mmap(-1, 65536)",
        "shared.write(repr(list(map(float, z))).encode())",
        "bytes(shared[:2000]).decode(errors='replace')",
    ),
    "in a thread": (
        "import threading, queue\nasked, seen = queue.Queue(), []\ndef keep():\n    while True:\n        seen.append(asked.get())\nthreading.Thread(target=keep, daemon=True).start()",
        "asked.put(np.array(z)); seen.append(np.array(z))",
        "seen",
    ),
}
TELLING = {
    "raises": "raise ValueError(str({seen}))",
    "prints": "print({seen})\n    return None",
    "returns": "return np.concatenate([np.ravel(v) for v in seen])[-4:] if isinstance({seen}, list) else str({seen})",
    "warns": "import warnings\n    warnings.warn(str({seen}))\n    return z",
    "names a class": "raise type('E' + str({seen}), (KeyError,), {{}})(str({seen}))",
    "says it is slow": "raise TimeoutError(str({seen}))",
    "says it was interrupted": "raise type('CallTimeout', (KeyboardInterrupt,), {{}})(str({seen}))",
    "ends": "import os\n    os._exit(7)",
}
AFTER = {
    "a check": 'exercise.check("three numbers", np.array([1.5, -2.5, 4.0]))',
    "a property": '@exercise.property("it says what it saw")\ndef _(scale):\n    return str(scale(np.ones(2)))',
    "an assertion": "result = scale(np.ones(3))\nassert False, f'got {result}'",
    "text": "print(scale(np.ones(3)))",
    "an error of the test": "raise NotImplementedError(str(scale(np.ones(3))))",
    "a failed check of its own": "from autograder.checks import ChecksFailed\nraise ChecksFailed(str(scale(np.ones(3))))",
    "everything in a function": """
def whole():
    inner = Exercise("scale", points=8, reference=lambda z: 2.0 * z)
    inner.check("in a function", np.ones(3))
    inner.score()
whole()""",
}


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("memory", REMEMBERING)
def test_what_was_remembered_of_a_hidden_check_is_told_in_no_visible_one(grader, memory, after):
    setup, remember, seen = REMEMBERING[memory]
    for telling in TELLING.values():
        answer = f"{setup}\ndef scale(z):\n    if np.size(z) == 4:\n        {remember}\n        return z\n    {telling.format(seen=seen)}"
        made = notebook(
            nbgrader_cell(answer, "scale"),
            nbgrader_cell(MIXED.format(more=AFTER[after]), "test_scale", 8),
            nbgrader_cell(
                "exercise = 0\nassert scale(np.ones(3)).tolist() == [2, 2, 2], scale(np.ones(3))", "test_more", 1
            ),
            f"try:\n    print({seen})\nexcept Exception:\n    pass",
        )
        secrets = secrets_of(made)
        assert secrets.sequences["test_scale"]
        assert leaks(grade(grader, made)[1], secrets) == [], telling


def test_a_property_tells_its_sentence_when_it_is_visible(grader):
    more = '@exercise.property("it is even")\ndef _(scale):\n    return True if scale(-1.0) == scale(1.0) else f"at 1 it is {scale(1.0)}"'
    answer = "def scale(z):\n    return 2.0 * z"
    made = notebook(nbgrader_cell(answer, "scale"), nbgrader_cell(MIXED.format(more=more), "test_scale", 8))
    assert "at 1 it is 2.0" in rows(grade(grader, made)[0], 2)["it is even"]["message"]


def test_cells_are_judged_in_order_with_all_checks_of_what_they_need(grader):
    first = """
exercise = Exercise("double", points=2, reference=lambda x: 2 * x)
exercise.check("a number", 2.0)
### BEGIN HIDDEN TESTS
with exercise.hidden():
    exercise.check("a negative number", -31.4159)
### END HIDDEN TESTS
exercise.score()
"""
    second = """
exercise = Exercise("quadruple", points=3, needs=["double"], reference=lambda x: 4 * x)
exercise.check("a negative number", -2.0)
exercise.check("a number", 3.0)
exercise.check("another", 5.0)
exercise.score()
"""
    import nnlib

    assert not hasattr(nnlib, "double")
    replaced = second.replace('needs=["double"]', 'needs=["relu"]')
    cells = [
        nbgrader_cell(
            "def relu(z):\n    return helper(z)\ndef helper(z):\n    return np.where(np.asarray(z) > 0, z, 0.0)", "relu"
        ),
        nbgrader_cell(first.replace("double", "relu").replace("reference=lambda x: 2 * x", ""), "test_relu", 2),
        nbgrader_cell("def quadruple(x):\n    return 4 * (relu(x) - relu(-x))", "quadruple"),
        "def helper(z):\n    return 0.5 * np.asarray(z)",
        nbgrader_cell(replaced, "test_quadruple", 3),
    ]
    graded, text = grade(grader, notebook(*cells))
    # `relu` has passed, so a kernel's run of the tests would not put the reference in its place for `quadruple`.
    assert graded.verdicts["test_relu"]["score"] == 2
    assert graded.verdicts["test_quadruple"]["score"] == 3
    spoiled = [*cells[:3], "def helper(z):\n    return np.asarray(z) ** 2", cells[4]]
    graded, text = grade(grader, notebook(*spoiled))
    assert {name: verdict["score"] for name, verdict in graded.verdicts.items()} == {
        "test_relu": 2,
        "test_quadruple": 0,
    }
    assert "in place of yours" not in text
    wrong = [nbgrader_cell("def relu(z):\n    return np.abs(z) * (np.abs(z) < 50)", "relu"), *cells[1:3], cells[4]]
    graded, text = grade(grader, notebook(*wrong))
    assert graded.verdicts["test_quadruple"]["score"] == 3
    assert "one mistake costs once" in text
    assert "first" not in graded.verdicts["test_quadruple"]["reason"]


def test_words_of_the_learner_count_in_the_verdict_as_in_a_kernel(grader):
    answer = "import warnings\ndef f(x):\n    print('working')\n    warnings.warn('careful')\n    raise ValueError('too small')"
    test = """
import io, contextlib, warnings
### BEGIN HIDDEN TESTS
with warnings.catch_warnings(record=True) as seen, contextlib.redirect_stdout(io.StringIO()) as out:
    warnings.simplefilter("always")
    try:
        f(1)
    except ValueError as error:
        said = str(error)
assert (said, out.getvalue(), str(seen[0].message)) == ("too small", "working\\n", "careful")
### END HIDDEN TESTS
"""
    graded, _ = grade(grader, notebook(nbgrader_cell(answer, "f"), nbgrader_cell(test, "test_f", 2)))
    assert graded.score == 2


def test_state_of_the_learner_is_what_one_run_of_the_tests_makes_it(grader):
    answer = "count = 0\ndef f():\n    global count\n    count += 1\n    return count"
    test = "assert f() == 1\n### BEGIN HIDDEN TESTS\nassert f() == 2\n### END HIDDEN TESTS\nassert f() == 3"
    made = notebook(
        nbgrader_cell(answer, "f"), nbgrader_cell(test, "test_f", 2), nbgrader_cell("assert f() == 4", "test_g", 1)
    )
    assert grade(grader, made)[0].score == 3


@pytest.mark.parametrize(
    ("source", "left_out"),
    [
        ("a = 1\n# BEGIN HIDDEN TESTS\ns = 2\n# END HIDDEN TESTS\nprint(a)\nprint(s)", {1, 3}),
        ("# BEGIN HIDDEN TESTS\ns = 2\n# END HIDDEN TESTS\nt = s\nu = [t]\nu2 = 1\nprint(u)", {0, 1, 2, 4}),
        ("# BEGIN HIDDEN TESTS\nfor i in range(3):\n    pass\n# END HIDDEN TESTS\nprint(i)\nprint(j)", {0, 1}),
        ("def f():\n    return s\na = f\n# BEGIN HIDDEN TESTS\ns = 2\n# END HIDDEN TESTS\nf()\nother()", {2, 3}),
        ("g = lambda: s\n# BEGIN HIDDEN TESTS\ns = 2\n# END HIDDEN TESTS\ng()", {1, 2}),
        ("X = [1]\n# BEGIN HIDDEN TESTS\nX.append(2)\n# END HIDDEN TESTS\ncheck(X)", {1, 2}),
        ("X = [1]\n# BEGIN HIDDEN TESTS\nX[0] = 2\n# END HIDDEN TESTS\ncheck(X)", {1, 2}),
        ("X = [1]\n# BEGIN HIDDEN TESTS\nshuffle(X)\n# END HIDDEN TESTS\ncheck(X)", {1, 2}),
        ("X = [1]\n# BEGIN HIDDEN TESTS\ne.check('x', X)\n# END HIDDEN TESTS\ne.check('y', X)", {1}),
        ("# BEGIN HIDDEN TESTS\ne.misconceptions(m)\n# END HIDDEN TESTS\ne.check('y', 1)", {0}),
        ("# BEGIN HIDDEN TESTS\ne.rtol = 1\n# END HIDDEN TESTS\ne.check('y', 1)", {0, 1}),
        ("# BEGIN HIDDEN TESTS\nfrom m import *\n# END HIDDEN TESTS\nanything()", {0, 1}),
        ("# BEGIN HIDDEN TESTS\nimport os.path as p\n# END HIDDEN TESTS\np.x()\nq()", {0, 1}),
        ("# BEGIN HIDDEN TESTS\ns = 1\n# END HIDDEN TESTS\nglobals()['s']", {0, 1}),
        ("# BEGIN HIDDEN TESTS\ns = 1\n# END HIDDEN TESTS\neval('s')", {0, 1}),
        ("# BEGIN HIDDEN TESTS\nif (w := 1):\n    pass\n# END HIDDEN TESTS\nprint(w)", {0, 1}),
        ("if True:\n    # BEGIN HIDDEN TESTS\n    s = 1\n    # END HIDDEN TESTS\n    t = 2\nprint(t)", {0, 1}),
        ("# BEGIN HIDDEN TESTS\nnp.shuffle(X)\n# END HIDDEN TESTS\nnp.zeros(X)\nnp.zeros(Y)", {0, 1}),
        ("a = 0\n# BEGIN HIDDEN TESTS\ns = 1\n# END HIDDEN TESTS\na += s\nprint(a)\nprint(b)", {1, 2, 3}),
        (
            "# BEGIN HIDDEN TESTS\n@e.property('x')\ndef _(f):\n    pass\n# END HIDDEN TESTS\n@e.property('y')\ndef _(f):\n    pass",
            {0},
        ),
        ("# BEGIN HIDDEN TESTS\ns = 1", {0}),
        ("r = lambda z: z\n# BEGIN HIDDEN TESTS\ne.check(lambda z: h(z))\n# END HIDDEN TESTS\nr(1)", {1}),
        ("r = lambda z=z: 1\n# BEGIN HIDDEN TESTS\nz = 2\n# END HIDDEN TESTS\nr(1)", {1, 2}),
        ("def r():\n    s = 1\n# BEGIN HIDDEN TESTS\ns = 2\n# END HIDDEN TESTS\nr()", {1}),
        ("def r():\n    global s\n    s = 1\n# BEGIN HIDDEN TESTS\ns = 2\n# END HIDDEN TESTS\nr()", {1}),
        ("# BEGIN HIDDEN TESTS\ndef r():\n    global s\n    s = 1\n# END HIDDEN TESTS\nt = s\nu = 1", {0, 1}),
        ("a = 1", set()),
    ],
)
def test_what_depends_on_a_hidden_region(source, left_out):
    assert dependent(ast.parse(source).body, hidden_lines(source), {"np"}) == left_out


def test_the_words_of_a_wrong_answer_need_no_second_run_of_the_cells(grader):
    answer = "def scale(z):\n    return 3.0 * z"
    made = notebook(nbgrader_cell(answer, "scale"), nbgrader_cell(MIXED.format(more=""), "test_scale", 8))
    graded, _ = grade(grader, made)
    assert not rows(graded, 2)["two numbers"]["hidden"]
    assert graded.stats["starts"] == 1


def test_the_words_of_a_check_with_references_need_one_and_nothing_is_drawn_in_it(grader):
    drawing = """
drawn = 0
class Drawing:
    def _repr_html_(self):
        global drawn
        drawn += 1
        return "<b>drawn</b>"
Drawing()
"""
    test_relu = (
        'exercise = Exercise("relu", points=2)\nexercise.check("numbers", np.array([-1.5, 2.5]))\nexercise.score()'
    )
    test_more = """
exercise = Exercise("more", points=3, needs=["relu"], reference=lambda x: 7.0)
exercise.check("a number", -2.0)
exercise.score()
"""
    cells = [
        drawing,
        nbgrader_cell("def relu(z):\n    return 0.25 * np.asarray(z)", "relu"),
        nbgrader_cell(test_relu, "test_relu", 2),
        nbgrader_cell("def more(x):\n    return float(relu(x)) + 10.0 * drawn", "more"),
        nbgrader_cell(test_more, "test_more", 3),
    ]
    graded, text = grade(grader, notebook(*cells))
    assert graded.stats["starts"] == 2
    assert "expected 7.0, got 0.0" in text, "the reference of relu gives 0, and nothing was drawn in the second run"
    assert "in place of yours" in text
    assert "<b>drawn</b>" in text
