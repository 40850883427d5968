"""The cells of an autograded submission, for the tests of the feedback page."""

import base64
import struct
import zlib

import nbformat

from autograder.checks.results import MIME

SECRET = "hidden_answer_4711"


def png(width=2, height=2):
    """Return a PNG of one colour, written by hand."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\x00" + b"\x20\x60\xa0" * min(width, 64) for _ in range(min(height, 64)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def nbgrader(grade_id, **settings):
    return {"nbgrader": {"grade_id": grade_id, "schema_version": 3, "locked": False, "task": False, **settings}}


def table(name, points, most, checks, state="checked", section="2. A line"):
    rows = [
        {"intent": intent, "weight": 1, "hidden": hidden, "passed": not message, "kind": "", "message": message}
        for intent, hidden, message in checks
    ]
    content = {
        "version": 1,
        "exercise": name,
        "state": state,
        "points": points,
        "max_points": most,
        "section": section,
        "checks": rows,
    }
    return nbformat.v4.new_output("display_data", {MIME: content, "text/html": "<b>table</b>", "text/plain": "table"})


def graded_cell(name, points, outputs):
    source = f"exercise.check({SECRET!r})\n### BEGIN HIDDEN TESTS\nassert {SECRET!r}\n### END HIDDEN TESTS"
    settings = nbgrader(f"test_{name}", grade=True, solution=False, points=points)
    return nbformat.v4.new_code_cell(source, outputs=outputs, metadata=settings)


def solution_cell(name, source, outputs=()):
    settings = nbgrader(name, grade=False, solution=True)
    return nbformat.v4.new_code_cell(source, outputs=list(outputs), metadata=settings)


def submission():
    """Return an autograded notebook with a right, a wrong and an unwritten exercise, a figure and a question."""
    figure = nbformat.v4.new_output("display_data", {"image/png": base64.b64encode(png()).decode(), "text/plain": "x"})
    error = nbformat.v4.new_output(
        "error", ename="ChecksFailed", evalue="nothing", traceback=[f"assert {SECRET!r}", "secret stack"]
    )
    answer = nbformat.v4.new_markdown_cell(
        "Because XOR is not linear.", metadata=nbgrader("why_xor", grade=True, solution=True, points=2)
    )
    question = nbformat.v4.new_markdown_cell("## 6. The wall\n\nWhy?")
    cells = [
        nbformat.v4.new_markdown_cell("# Lesson 1: the perceptron\n\nWords."),
        solution_cell("threshold", "def threshold(z):\n    return (z >= 0).astype(int)"),
        graded_cell("threshold", 2, [table("threshold", 2.0, 2.0, [("fires at 0", False, "")])]),
        nbformat.v4.new_markdown_cell("## 2. A line that divides the plane"),
        nbformat.v4.new_code_cell("plt.plot()", outputs=[figure]),
        solution_cell("predict", "def predict(X, w, b):\n    return X @ w"),
        graded_cell(
            "predict",
            3,
            [
                table(
                    "predict",
                    0.0,
                    3.0,
                    [
                        ("weighs the inputs", False, "It looks as if the bias is missing: add b."),
                        ("many rows", True, "No."),
                    ],
                ),
                error,
            ],
        ),
        solution_cell("loss", "raise NotImplementedError()"),
        graded_cell("loss", 4, [table("loss", 0.0, 4.0, [("x", False, "not written")], state="not written"), error]),
        question,
        answer,
    ]
    return nbformat.v4.new_notebook(cells=cells)
