"""Honest notebooks that look odd score exactly what stock nbgrader gives them."""

import json
from importlib.metadata import version

import pytest

from tests.attacks.arena import Arena
from tests.oddities.corpus import ODDITIES
from tests.oddities.record import FILE, stock_scores

QUICK = ("prints_a_lot", "redefines_a_name", "non_ascii_names", "logging_to_stderr")
RECORDED = json.loads(FILE.read_text(encoding="utf-8"))
TRIED_AGAIN = (*QUICK, *list(ODDITIES)[::7])


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
    observed = ours.run(ODDITIES[name].hand_in(), alone=True)
    assert not observed.fault
    assert list(observed.scores.values()) == [2.0, 3.0, 4.0, 4.0, 5.0, 3.0]


def test_the_record_is_of_this_nbgrader_and_of_every_submission():
    remedy = "run python -m tests.oddities.record"
    assert RECORDED["nbgrader"] == version("nbgrader"), remedy
    assert set(RECORDED["scores"]) == set(ODDITIES), remedy


@pytest.mark.slow
@pytest.mark.parametrize("name", dict.fromkeys(TRIED_AGAIN))
def test_the_record_is_what_stock_nbgrader_gives(stock, name):
    assert stock_scores(stock, name) == RECORDED["scores"][name]


@pytest.mark.slow
@pytest.mark.parametrize("name", ODDITIES)
def test_the_score_is_that_of_stock_nbgrader(ours, name):
    mine = ours.run(ODDITIES[name].hand_in(), alone=True).scores
    for test, score in RECORDED["scores"][name].items():
        if test in ODDITIES[name].on_stderr:
            assert score == 0 < mine[test]
        else:
            assert mine[test] == score, test
