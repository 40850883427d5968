"""The database of a new class, made without the command that nbgrader starts for it.

Contract: :func:`make_gradebook` gives an empty database nbgrader's tables and the version of their layout, all at once,
and leaves a database with tables as it is. nbgrader asks the command ``alembic`` for that version, whose start takes
several times as long as all that a grading run does before its workers are warm.
"""

from __future__ import annotations

from contextlib import suppress

from nbgrader.api import Base
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError


def make_gradebook(db_url: str) -> None:
    """Make nbgrader's tables in a database that has none.

    What is wrong with the database shows where nbgrader opens it.
    """
    engine = create_engine(db_url)
    with suppress(SQLAlchemyError), engine.begin() as connection:
        if connection.dialect.name == "sqlite":  # whose driver begins no transaction for a table
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        if not inspect(connection).get_table_names():
            _make_tables(connection)
    engine.dispose()


def _make_tables(connection: Connection) -> None:
    from alembic.script import ScriptDirectory

    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    version = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"), {"version": version})
