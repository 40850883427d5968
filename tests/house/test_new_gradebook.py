"""A class's database is the one that nbgrader would have made."""

import subprocess

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import create_engine, inspect, text

from autograder.course import Course
from autograder.new_gradebook import make_gradebook

Course.find()  # nbgrader's own way calls alembic by name


def contents(url):
    engine = create_engine(url)
    tables = inspect(engine)
    layout = {
        name: [
            tables.get_columns(name),
            tables.get_foreign_keys(name),
            tables.get_indexes(name),
            tables.get_unique_constraints(name),
        ]
        for name in tables.get_table_names()
    }
    with engine.connect() as connection:
        version = list(connection.execute(text("SELECT version_num FROM alembic_version")))
    return {name: repr(found) for name, found in layout.items()}, version


def test_it_is_the_database_that_nbgrader_makes(tmp_path):
    mine, theirs = f"sqlite:///{tmp_path / 'mine.db'}", f"sqlite:///{tmp_path / 'theirs.db'}"
    make_gradebook(mine)
    Gradebook(theirs).close()
    Gradebook(mine).close()
    assert contents(mine) == contents(theirs)
    assert contents(mine)[1]


def test_nbgrader_starts_no_command_for_it(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    make_gradebook(url)
    monkeypatch.setattr(subprocess, "check_output", lambda *_: pytest.fail("a command was started"))
    with Gradebook(url) as gradebook:
        gradebook.add_student("ada")


def test_a_database_in_use_is_left_as_it_is(tmp_path):
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        gradebook.add_student("ada")
    before = contents(url)
    make_gradebook(url)
    assert contents(url) == before
    with Gradebook(url) as gradebook:
        assert [student.id for student in gradebook.students] == ["ada"]


def test_a_database_that_cannot_be_made_is_nbgraders_to_report(tmp_path):
    make_gradebook(f"sqlite:///{tmp_path / 'nowhere' / 'gradebook.db'}")
    assert not list(tmp_path.iterdir())
