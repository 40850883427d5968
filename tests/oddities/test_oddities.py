"""Honest notebooks that look odd score exactly what stock nbgrader gives them."""

import pytest

from tests.attacks.arena import Arena
from tests.oddities.corpus import ODDITIES

QUICK = ("prints_a_lot", "redefines_a_name", "non_ascii_names", "logging_to_stderr")


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    arena = Arena(tmp_path_factory.mktemp("arena"), "ours")
    yield arena
    arena.close()


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    arena = Arena(tmp_path_factory.mktemp("arena"), "stock")
    yield arena
    arena.close()


@pytest.mark.parametrize("name", QUICK)
def test_odd_but_right_answers_earn_everything(ours, name):
    observed = ours.run(ODDITIES[name].hand_in())
    assert not observed.fault
    assert list(observed.scores.values()) == [2.0, 3.0, 4.0, 4.0, 5.0, 3.0]


@pytest.mark.slow
@pytest.mark.parametrize("name", ODDITIES)
def test_the_score_is_that_of_stock_nbgrader(ours, stock, name):
    submission = ODDITIES[name].hand_in()
    theirs = stock.run(submission)
    assert not theirs.fault
    assert None not in theirs.scores.values()
    mine = ours.run(submission).scores
    for test, score in theirs.scores.items():
        if test in ODDITIES[name].on_stderr:
            assert score == 0 < mine[test]
        else:
            assert mine[test] == score, test
