"""The one writer to the gradebook: all rows of a submission, and its entry in the ledger, in one transaction.

Contract: the rows are those that nbgrader's ``autograde`` writes: student, submission, grades, comments, late penalty;
what an instructor entered by hand stays. A connection that is lost is made again and the transaction repeated, which
changes nothing if it had been committed after all; :class:`GradebookLost` is raised when it does not come back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from autograder.course import Course
from autograder.parallel import ledger
from autograder.parallel.job import Result

PATIENCE = 120.0
T = TypeVar("T")


class GradebookLost(RuntimeError):
    """The database of the gradebook cannot be reached; what was graded so far is in it."""


class GradebookWriter:
    """Writes the results for one lesson.

    Parameters
    ----------
    course, lesson
        Which gradebook, and which lesson in it.
    patience
        For how many seconds a lost connection is tried again.
    """

    def __init__(self, course: Course, lesson: str, patience: float = PATIENCE) -> None:
        self.course, self.lesson, self.patience = course, lesson, patience
        self.late = AssignLatePenalties(config=course.config)
        self.late.init_plugin()
        self.reconnected = 0
        self._gradebook: api.Gradebook | None = None

    def entries(self) -> dict[str, ledger.Entry]:
        """Return the ledger's entries for submissions that are in the gradebook, by student."""

        def work(session: Session) -> dict[str, ledger.Entry]:
            there = select(api.SubmittedAssignment.student_id).where(
                api.SubmittedAssignment.assignment_id == self._assignment
            )
            known = set(session.scalars(there))
            return {name: entry for name, entry in ledger.read(session, self.lesson).items() if name in known}

        return self._in_transaction(work)

    def save(self, result: Result, timestamp: datetime | None, entry: ledger.Entry) -> None:
        """Write a graded submission and its entry."""

        def work(session: Session) -> None:
            submission, notebook = self._submission(session, result.student, timestamp)
            grades: dict[str, Any] = {grade.cell_id: grade for grade in notebook.grades}
            comments: dict[str, Any] = {comment.cell_id: comment for comment in notebook.comments}
            for name, score in result.scores.items():
                cell = self._graded[name]
                grade = grades.get(cell) or api.Grade(cell_id=cell, notebook_id=notebook.id)
                session.add(grade)
                grade.auto_score = score
                grade.needs_manual_grade = grade.manual_score is not None or score is None
            for name, text in result.comments.items():
                cell = self._commented[name]
                comment = comments.get(cell) or api.Comment(cell_id=cell, notebook_id=notebook.id)
                session.add(comment)
                comment.auto_comment = text
            self._penalty(session, submission, notebook)
            ledger.write(session, entry)

        self._in_transaction(work)

    def retime(self, entry: ledger.Entry, timestamp: datetime | None) -> None:
        """Note another time of handing in for a submission whose score stands, with its late penalty."""

        def work(session: Session) -> None:
            self._penalty(session, *self._submission(session, entry.student, timestamp))
            ledger.write(session, entry)

        self._in_transaction(work)

    def close(self) -> None:
        """Close the connection."""
        if self._gradebook is not None:
            with suppress(DBAPIError):
                self._gradebook.close()
            self._gradebook = None

    def _submission(self, session: Session, student: str, timestamp: datetime | None) -> tuple[Any, Any]:
        """Return the rows of a submission and its notebook, made where they are not there."""
        wanted = select(api.SubmittedAssignment).where(
            api.SubmittedAssignment.assignment_id == self._assignment, api.SubmittedAssignment.student_id == student
        )
        submission = session.scalars(wanted).one_or_none()
        if submission is None:
            if session.get(api.Student, student) is None:
                session.add(api.Student(id=student))
                session.flush()
            submission = api.SubmittedAssignment(assignment_id=self._assignment, student_id=student)
            session.add(submission)
        if timestamp is not None:
            submission.timestamp = timestamp
        notebook = next((each for each in submission.notebooks if each.notebook_id == self._notebook), None)
        if notebook is None:
            session.flush()
            notebook = api.SubmittedNotebook(notebook_id=self._notebook, assignment_id=submission.id)
            session.add(notebook)
            session.flush()
        return submission, notebook

    def _penalty(self, session: Session, submission: Any, notebook: Any) -> None:
        """Set the late penalty as nbgrader's step of that name does, through the course's plugin."""
        notebook.late_submission_penalty = None
        session.flush()
        if submission.timestamp is None or submission.assignment.duedate is None:
            return
        if (late := submission.total_seconds_late) > 0:
            session.refresh(notebook)
            penalty = self.late.plugin_inst.late_submission_penalty(submission.student_id, notebook.score, late)
            if penalty is not None:
                notebook.late_submission_penalty = self.late._check_late_penalty(notebook, penalty)

    def _in_transaction(self, work: Callable[[Session], T]) -> T:
        deadline = time.monotonic() + self.patience
        pause = 0.05
        while True:
            try:
                session = self._connected().db()
                done = work(session)
                session.commit()
                session.expunge_all()
                return done
            except DBAPIError as error:
                self._give_up()
                if time.monotonic() > deadline:
                    raise GradebookLost(
                        f"expected the gradebook's database to answer; it did not for {self.patience:g} seconds "
                        f"({str(error.orig).strip().splitlines()[0]}): see that it runs, and call the command again"
                    ) from error
                self.reconnected += 1
                time.sleep(pause)
                pause = min(2 * pause, 2.0)
            except BaseException:
                self._give_up()
                raise

    def _give_up(self) -> None:
        """Drop the connection with what was not committed."""
        if self._gradebook is not None:
            with suppress(Exception):
                self._gradebook.db.rollback()
        self.close()

    def _connected(self) -> api.Gradebook:
        if self._gradebook is None:
            directory = self.course.directory
            gradebook = self._gradebook = api.Gradebook(directory.db_url, directory.course_id)
            if gradebook.engine.dialect.name == "sqlite":
                event.listen(gradebook.engine, "connect", _set_up_sqlite)
                gradebook.db.remove()
                gradebook.engine.dispose()
            with gradebook.engine.begin() as connection:
                ledger.create(connection)
            self._read_lesson(gradebook)
        return self._gradebook

    def _read_lesson(self, gradebook: api.Gradebook) -> None:
        stored = gradebook.find_notebook(self.lesson, self.lesson)
        self._assignment, self._notebook = stored.assignment_id, stored.id
        self._graded = {cell.name: cell.id for cell in (*stored.grade_cells, *stored.task_cells)}
        self._commented = {cell.name: cell.id for cell in (*stored.solution_cells, *stored.task_cells)}
        gradebook.db.commit()


def _set_up_sqlite(connection: Any, _: Any) -> None:
    """Let others read while this one writes, and wait for them when they write."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA busy_timeout=30000")
