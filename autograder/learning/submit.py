"""``nnlib submit``: one archive to hand in, in the form that ``autograder collect`` reads.

Contract: the archive holds ``STUDENT/LESSON.ipynb`` and nothing else, byte for byte the learner's notebook, or without
its outputs when it would be too large to be collected.
"""

from __future__ import annotations

import re
import sys
import zipfile
from datetime import datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import nbformat
import typer
from nbformat import NotebookNode

from autograder.collect_members import MAX_NOTEBOOK_BYTES
from autograder.collect_senders import STUDENT_ID
from autograder.learning.check import result_table
from autograder.learning.copy import answers, is_answered, questions, settings
from autograder.learning.desk import Desk, Folder, LessonName, console, stop
from autograder.learning.reset import unused

SUBMISSIONS = "submissions"


def submit(
    lesson: LessonName,
    student: Annotated[str | None, typer.Option(help="Your id in the class, such as ada; remembered.")] = None,
    folder: Folder = None,
    to: Annotated[Path | None, typer.Option(help="The folder for the archive; submissions/ by default.")] = None,
) -> None:
    """Make one archive of a lesson to hand in, say what is in it, and warn of what is not solved.

    Examples: `nnlib submit 01 --student ada`, `nnlib submit 01`
    """
    desk, screen = Desk.find(folder), console()
    name = desk.lesson(lesson)
    copy, released = desk.copy(name), desk.released(name)
    who = student_id(student, desk.memory.student)
    with screen.status(f"checking {name}"):
        results = desk.results(name)
    content, shortened = content_of(desk.path(name), copy)
    target = to.resolve() if to else desk.work / SUBMISSIONS
    archive = unused(target / f"{who}_{name}_{datetime.now():%Y-%m-%d_%H-%M-%S}.zip")
    try:
        pack(archive, f"{who}/{name}.ipynb", content)
    except OSError as error:
        raise stop(f"cannot write {archive}: {error}") from None
    desk.memory.remember_student(who)
    screen.print(result_table(name, results))
    points, most = sum(result.points for result in results), sum(result.max_points for result in results)
    screen.print(f"{points:g} of {most:g} points by the visible checks; grading has more checks and the last word.")
    for warning in warnings(copy, released, [result.name for result in results if not result.passed]):
        screen.print("[bold yellow]warning:[/] ", end="")
        screen.print(warning, markup=False)
    screen.print(f"Archive: {archive}", soft_wrap=True, markup=False)
    note = ", outputs left out because of their size" if shortened else ""
    screen.print(f"In it: {who}/{name}.ipynb, {len(content) / 1024:.0f} KiB{note}", markup=False)


def student_id(given: str | None, remembered: str) -> str:
    """Return the learner's id: the one given, else the remembered one, else the answer to a question."""
    who = given or remembered
    if not who and sys.stdin.isatty():
        try:
            proposal = getuser()
        except (ImportError, KeyError, OSError):
            proposal = None
        who = typer.prompt("Your id in the class", default=proposal)
    if not who:
        raise stop("who hands in? Give your id in the class once: 'nnlib submit LESSON --student ada'")
    if not re.fullmatch(STUDENT_ID, who):
        raise stop(f"expected an id of letters, digits and . @ + - that begins with a letter or digit; got {who!r}")
    return who


def content_of(path: Path, copy: NotebookNode) -> tuple[bytes, bool]:
    """Return the notebook's bytes and whether its outputs had to be left out."""
    content = path.read_bytes()
    if len(content) <= MAX_NOTEBOOK_BYTES:
        return content, False
    bare = nbformat.from_dict(copy)
    for cell in bare.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    content = nbformat.writes(bare, version=nbformat.NO_CONVERT).encode()
    if len(content) > MAX_NOTEBOOK_BYTES:
        raise stop(
            f"{path} has {len(content) / 2**20:.0f} MiB even without outputs; the limit is "
            f"{MAX_NOTEBOOK_BYTES / 2**20:.0f} MiB: take pictures and data out of its text"
        )
    return content, True


def pack(archive: Path, member: str, content: bytes) -> None:
    """Write an archive of one member; a half-written one is taken away again."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(archive, "x", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(member, content)
    except OSError:
        archive.unlink(missing_ok=True)
        raise


def warnings(copy: NotebookNode, released: NotebookNode, unsolved: list[str]) -> list[str]:
    """Return a sentence for each thing that will cost points: unsolved, unanswered, missing or doubled cells."""
    found = []
    if unsolved:
        found.append(f"not solved yet: {', '.join(unsolved)}")
    given = answers(copy)
    for question in questions(released):
        if question.in_words and question.name in given and not is_answered(question, copy):
            found.append(f"the question in words ({question.points:g} points) has no answer yet")
    if missing := [name for name in answers(released) if name not in given]:
        found.append(
            f"the cells for {', '.join(missing)} are gone from your copy: an answer elsewhere may not be found"
        )
    ids = [str(settings(cell).get("grade_id")) for cell in copy.cells if settings(cell).get("solution")]
    if doubled := sorted({name for name in ids if ids.count(name) > 1}):
        found.append(f"there are two cells for {', '.join(doubled)}: take one away, or grading may read the wrong one")
    return found
