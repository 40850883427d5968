"""Every attack ends as it should: with the points that the answers deserve, no secret given away, nobody else hurt."""

import pytest

from tests.attacks import corpus
from tests.attacks.archives import ARCHIVES, collect_with
from tests.attacks.arena import Arena
from tests.attacks.attack import CATEGORIES
from tests.attacks.judge import reasons, runs_in_browser
from tests.attacks.secrets import PLANTED, leaks, secrets_of

ATTACKS = {f"{attack.category}/{attack.name}": attack for attack in corpus.load()}
QUICK = (
    "verdicts/always_equal_object",
    "verdicts/patched_exercise",
    "oracles/imports_nnlib",
    "stealing/prints_its_inputs",
    "stealing/environment",
    "denial/exits",
    "tampering/test_cell_rewritten",
    "browser/script_in_messages",
)


@pytest.fixture(scope="module")
def arena(tmp_path_factory):
    arena = Arena(tmp_path_factory.mktemp("arena"), "ours")
    yield arena
    arena.close()


def check(arena, attack):
    for last_try in (False, True):
        observed = arena.run(attack)
        assert reasons(attack, observed) == []
        # On a machine that is busy with something else an honest answer may meet a time limit: ask once more.
        if last_try or all(abs(observed.scores[test] - points) < 1e-3 for test, points in attack.honest.items()):
            break
    for test, points in attack.honest.items():
        assert observed.scores[test] == pytest.approx(points, abs=1e-3), f"{test}: honest points were lost"
    if attack.flag:
        assert observed.flags, "the instructor was not told"


@pytest.mark.parametrize("name", QUICK)
def test_a_few_attacks_are_blocked(arena, name):
    check(arena, ATTACKS[name])


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in QUICK])
def test_every_attack_is_blocked(arena, name):
    check(arena, ATTACKS[name])


def test_the_corpus_is_large_and_every_attack_has_a_story():
    assert len(ATTACKS) >= 60
    for category in CATEGORIES:
        assert sum(attack.category == category for attack in ATTACKS.values()) >= 5
    for name, attack in ATTACKS.items():
        assert len(attack.story) > 40, name


@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_is_a_real_submission(name):
    assert len(corpus.submission(ATTACKS[name])) > 40


def test_leaks_are_found_in_any_dress():
    import base64

    secret = PLANTED["environment"]
    assert leaks("nothing to see") == []
    long = f"some text around it, {secret}, and more".encode()
    for text in (secret, secret[::-1], base64.b64encode(long).decode(), long.hex()):
        assert leaks(f"before {text} after"), text


def test_the_secrets_hold_source_and_numbers_of_hidden_tests_but_nothing_of_the_handed_out_lesson():
    kinds = set(secrets_of().values())
    assert {"the source of a hidden test", "an input of a hidden test", "the source of a reference answer"} <= kinds
    released = corpus.written({})
    text = "\n".join(cell.source for cell in released.cells)
    assert leaks(text) == []


def test_code_in_a_page_is_told_from_code_that_is_only_shown():
    assert runs_in_browser("<script>window.attackRan = 1</script>")
    assert runs_in_browser("<img src=x onerror='window.attackRan = 1'>")
    assert not runs_in_browser("&lt;script&gt;window.attackRan = 1&lt;/script&gt;")


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_writes_nothing_but_notebooks_where_they_belong(tmp_path, name):
    assert collect_with("ours", name, tmp_path) == []
