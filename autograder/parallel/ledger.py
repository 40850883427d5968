"""The ledger: for each graded submission, what it was graded as and by.

Contract: a table beside nbgrader's in the same database. A row is written in the transaction that writes the scores, so
there is a row exactly when the scores are those of the hashes in it, whatever was killed when.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from sqlalchemy import Column, Float, Integer, MetaData, String, Table, delete, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

TABLE = Table(
    "autograder_ledger",
    MetaData(),
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("submission", String(64), nullable=False),
    Column("tests", String(64), nullable=False),
    Column("software", String(64), nullable=False),
    Column("notebook", String(64), nullable=False),
    Column("timestamp", String(40), nullable=False),
    Column("times", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
)


@dataclass(frozen=True)
class Entry:
    """One row.

    Parameters
    ----------
    assignment, student
        Whose submission for which lesson.
    submission, tests, software
        Hashes of what was handed in, of the lesson with its settings, and of the grader.
    notebook
        A hash of the autograded notebook that was written.
    timestamp
        When the submission was handed in; empty when that is not known.
    times
        How often exactly this was graded.
    seconds
        What grading took.
    """

    assignment: str
    student: str
    submission: str
    tests: str
    software: str
    notebook: str = ""
    timestamp: str = ""
    times: int = 1
    seconds: float = 0.0

    @property
    def key(self) -> tuple[str, str, str]:
        """What decides the score."""
        return self.submission, self.tests, self.software


def create(connection: Connection) -> None:
    """Make the table where it is not there yet."""
    TABLE.create(connection, checkfirst=True)


def read(session: Session, assignment: str) -> dict[str, Entry]:
    """Return the entries for a lesson, by student."""
    names = [field.name for field in fields(Entry)]
    rows = session.execute(select(*(TABLE.c[name] for name in names)).where(TABLE.c.assignment == assignment))
    return {row.student: Entry(*row) for row in rows}


def write(session: Session, entry: Entry) -> None:
    """Put an entry in the place of the one for the same submission, in the session's transaction."""
    where = (TABLE.c.assignment == entry.assignment, TABLE.c.student == entry.student)
    session.execute(delete(TABLE).where(*where))
    session.execute(insert(TABLE).values(**asdict(entry)))
