"""The gradebook in a real PostgreSQL server: the same scores as with SQLite, and the same when graded again."""

import pytest

from autograder.scores import read_scores
from tests.parallel.conftest import ANSWERS, LESSON
from tests.parallel.postgres import Server

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def server():
    started = Server()
    yield started
    started.remove()


def test_a_class_is_graded_the_same(small, server, monkeypatch):
    for student, answers in ANSWERS.items():
        small.hand_in(student, answers)
    small.run()
    expected = small.scores(), read_scores(small.course, LESSON)
    url = server.make_database("grades")
    monkeypatch.setenv("DEMO_DB", url)
    small.environment["DEMO_DB"] = url
    said = small.run()
    assert f"{len(ANSWERS)} to grade: {len(ANSWERS)} new" in said
    assert small.course.directory.db_url == url
    assert (small.scores(), read_scores(small.course, LESSON)) == expected
    small.hand_in("right", ANSWERS["half"])
    assert "1 to grade: 1 handed in again" in small.run()
    assert small.scores()["right"] == expected[0]["half"]
    with small.course.gradebook() as gradebook:
        assert gradebook.engine.dialect.name == "postgresql"
        grade = gradebook.find_grade("in_words", LESSON, LESSON, "half")
        grade.manual_score = 1.0
        gradebook.db.commit()
    small.run("--again", "--student", "half")
    with small.course.gradebook() as gradebook:
        grade = gradebook.find_grade("in_words", LESSON, LESSON, "half")
        assert (grade.manual_score, grade.needs_manual_grade) == (1.0, True)
