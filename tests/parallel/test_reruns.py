"""What is graded again and what is not, late penalties, and what nbgrader leaves out."""

import json

import nbformat
import pytest

from autograder.isolation.course_folder import private_folders
from autograder.parallel import fingerprint, plan
from autograder.parallel.pool_maker import pool_maker
from autograder.parallel.run import grade_class
from autograder.parallel.watcher import Watcher
from tests.parallel.conftest import ANSWERS, FULL, HALF, LESSON, NOTHING, RIGHT, TEST_TRIPLE, source_notebook


class Plans(Watcher):
    def __init__(self):
        self.plan = None

    def planned(self, plan):
        self.plan = plan


def graded(small, **settings):
    """Grade in this process and return the reasons by student."""
    plans = Plans()
    summary = grade_class(small.course, LESSON, watcher=plans, make_pool=pool_maker(1), **settings)
    assert summary.failures == []
    assert summary.graded == len(plans.plan.todo)
    return plans.plan.todo


@pytest.mark.slow
def test_only_what_changed_is_graded_again_and_it_says_so(small, monkeypatch):
    for student in ("ada", "bo", "cy"):
        small.hand_in(student, {**RIGHT, "in_words": student})
    assert graded(small) == dict.fromkeys(("ada", "bo", "cy"), "new")
    assert graded(small) == {}
    small.hand_in("ada", HALF)
    assert graded(small) == {"ada": "submission"}
    assert small.scores()["ada"]["test_triple"] < 4
    (small.root / "class/autograded/bo/demo/demo.ipynb").unlink()
    assert graded(small) == {"bo": "files"}
    with small.course.gradebook() as gradebook:
        gradebook.remove_submission(LESSON, "cy")
    assert graded(small) == {"cy": "new"}
    small.write_lesson(source_notebook(TEST_TRIPLE.replace("-31.4159", "-32.5")))
    assert graded(small) == dict.fromkeys(("ada", "bo", "cy"), "tests")
    assert {entry.times for entry in small.entries().values()} == {1}
    monkeypatch.setattr(plan, "software", lambda: "f" * 64)
    monkeypatch.setattr("autograder.parallel.run.software", lambda: "f" * 64)
    assert graded(small) == dict.fromkeys(("ada", "bo", "cy"), "software")
    assert graded(small, again=True, students=["bo"]) == {"bo": "asked"}
    assert small.entries()["bo"].times == 2
    assert {name: scores["test_double"] for name, scores in small.scores().items()} == {"ada": 3, "bo": 3, "cy": 3}


def test_folders_in_place_of_files_stop_nobody(small):
    """A folder where the notebook should be, and one with the name of our own half-written files."""
    for student in ("ada", "bo", "cy"):
        small.hand_in(student, RIGHT)
    (small.root / "class/submitted/ada/demo/demo.ipynb").unlink()
    (small.root / "class/submitted/ada/demo/demo.ipynb").mkdir()
    part = small.root / "class/submitted/bo/demo/.demo.ipynb.autograder-part"
    part.mkdir()
    (part / "x.txt").write_text("x")
    for again in (False, True):
        graded(small, again=again)
        scores = small.scores()
        assert scores["bo"] == scores["cy"] == FULL
        assert not scores["ada"]["test_double"]
    left = small.root / "class/autograded/cy/demo/.x.autograder-part"
    left.mkdir()
    graded(small, again=True)
    assert not left.exists()


def test_learners_see_neither_course_nor_class(small):
    hidden = private_folders(small.course.directory)
    assert hidden == (str(small.root.resolve()), str((small.root / "class").resolve()))


def test_the_hash_of_the_software_is_that_of_the_sources(tmp_path, monkeypatch):
    for name in ("nnlib", "autograder/checks", "autograder/isolation"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(fingerprint, "package_folder", lambda name: tmp_path / name)
    digests = []
    for text in ("a = 1", "a = 2", "a = 1"):
        (tmp_path / "nnlib/activations.py").write_text(text)
        digests.append(fingerprint.software.__wrapped__())
    assert digests[0] == digests[2] != digests[1]
    (tmp_path / "autograder/export.py").write_text("not part of a score")
    assert fingerprint.software.__wrapped__() == digests[0]


def test_another_time_of_handing_in_changes_the_late_penalty_without_grading(small):
    class_config = "\nc.AssignLatePenalties.plugin_class = 'tests.parallel.late.OnePointADay'\n"
    with (small.root / "nbgrader_config.py").open("a") as config:
        config.write(class_config)
    small.hand_in("ada", RIGHT, "2026-03-01 12:00:00 UTC")
    assert graded(small) == {"ada": "new"}
    with small.course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(LESSON, duedate="2026-03-01 13:00:00 UTC")
        assert gradebook.find_submission_notebook(LESSON, LESSON, "ada").late_submission_penalty is None
    small.hand_in("ada", RIGHT, "2026-03-03 14:00:00 UTC")
    assert graded(small) == {}
    with small.course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(LESSON, LESSON, "ada")
        assert notebook.late_submission_penalty == 2
        assert notebook.score == 7
    assert graded(small, again=True) == {"ada": "asked"}
    with small.course.gradebook() as gradebook:
        assert gradebook.find_submission_notebook(LESSON, LESSON, "ada").late_submission_penalty == 2


def test_a_folder_without_a_notebook_earns_nothing_with_the_reason(small):
    folder = small.root / "class/submitted"
    (folder / "empty" / LESSON).mkdir(parents=True)
    (folder / "letter" / LESSON).mkdir(parents=True)
    (folder / "letter" / LESSON / "letter.txt").write_text("I was ill.")
    small.hand_in("two", RIGHT).rename(folder / "two" / LESSON / "a.ipynb")
    (folder / "two" / LESSON / "b.ipynb").write_text("{}")
    good = small.hand_in("good", RIGHT)
    (folder / "linked" / LESSON).mkdir(parents=True)
    (folder / "linked" / LESSON / f"{LESSON}.ipynb").symlink_to(good)
    (folder / "linked" / LESSON / "other.txt").symlink_to("/etc/hostname")
    small.hand_in("misnamed", RIGHT).rename(folder / "misnamed" / LESSON / "demo (1).ipynb")
    graded(small)
    scores = small.scores()
    assert scores["good"] == scores["misnamed"] == FULL
    reasons = {}
    for student in ("empty", "letter", "two", "linked"):
        assert scores[student] == NOTHING
        record = json.loads((small.root / f"class/autograded/{student}/{LESSON}.grading.json").read_text())
        assert record["flags"], student
        (reasons[student],) = {verdict["reason"] for verdict in record["verdicts"]}
        assert reasons[student] in small.autograded(student)
    assert reasons["empty"] == reasons["letter"] == "no notebook was handed in"
    assert "none of the 2 notebooks" in reasons["two"]
    assert "link" in reasons["linked"]
    assert not (small.root / f"class/autograded/linked/{LESSON}/other.txt").exists()


def test_the_log_is_whole_json_lines(small):
    for student in ("right", "half"):
        small.hand_in(student, ANSWERS[student])
    graded(small)
    events = small.log()
    assert [event["event"] for event in events] == ["start", "graded", "graded", "end"]
    by_student = {event["student"]: event for event in events if event["event"] == "graded"}
    assert by_student["right"]["points"] == 7
    assert by_student["half"]["kinds"] == {"test_double": "passed", "test_triple": "partial"}
    assert all(event["seconds"] > 0 and event["why"] == "new" for event in by_student.values())


@pytest.mark.slow
def test_a_fault_of_the_grader_is_no_score_and_the_next_call_tries_again(small):
    small.write_lesson(source_notebook("this is no Python"))
    small.hand_in("ada", RIGHT)
    started = small.start()
    said, _ = started.communicate(timeout=240)
    assert started.returncode == 1
    assert "not graded, no score" in said
    assert small.entries() == {}
    small.write_lesson(source_notebook())
    small.run()
    assert small.scores()["ada"] == FULL


def test_two_calls_at_once_wait_for_each_other(small):
    for student in ("a", "b", "c", "d"):
        small.hand_in(student, {**RIGHT, "in_words": student})
    first, second = small.start(), small.start()
    said = [process.communicate(timeout=240)[0] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), said
    assert any("waiting until it is done" in text for text in said)
    assert [event["event"] for event in small.log()].count("graded") == 4
    assert {entry.times for entry in small.entries().values()} == {1}


@pytest.mark.parametrize("name", ["other.txt", "figures/plot.csv"])
def test_other_files_come_along_and_go_when_they_are_gone(small, name):
    path = small.hand_in("ada", RIGHT).parent / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("1,2")
    graded(small)
    assert small.autograded("ada", name) == "1,2"
    path.unlink()
    graded(small, again=True)
    assert not (small.root / f"class/autograded/ada/{LESSON}/{name}").exists()
    assert nbformat.reads(small.autograded("ada"), 4).metadata.kernelspec.name == "python3"


@pytest.mark.slow
def test_the_command_says_whose_points_changed_and_nobody_elses(small):
    for student in ("ada", "bo"):
        small.hand_in(student, RIGHT)
    assert "changed:" not in small.run()
    small.hand_in("ada", HALF)
    said = small.run()
    assert [line for line in said.splitlines() if line.startswith("changed:")] == [
        "changed: ada: 7 -> 5.67 (triple 4 -> 2.67, in_words ? -> 0)"
    ]
