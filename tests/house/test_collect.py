"""Archives of strangers are read without harm, each notebook finds its student, and what cannot be placed is named."""

import io
import json
import stat
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from autograder import collect_members
from autograder.cli import app
from autograder.collect import collect, plan_collection
from autograder.course import Course

LESSON = "01_perceptron"


@pytest.fixture
def class_course(tmp_path):
    return Course.find(class_folder=str(tmp_path / "class"))


def archive_of(path, files, dates=None):
    with zipfile.ZipFile(path, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, (dates or {}).get(name, (2026, 11, 1, 12, 0, 0))), content)
    return path


def packed(files):
    stream = io.BytesIO()
    archive_of(stream, files)
    return stream.getvalue()


def placed(course, student):
    return (course.folder("submitted") / student / LESSON / f"{LESSON}.ipynb").read_text()


@pytest.fixture
def lesson_text(class_course):
    """The lesson as it is handed out: its cells tell what it is, whatever the file is called."""
    return class_course.released(LESSON).read_text()


def test_plain_namings_are_placed(class_course, tmp_path, lesson_text):
    files = {f"ada/{LESSON}.ipynb": "a", f"deep/bruno_{LESSON}.ipynb": "b", "chiara.ipynb": lesson_text}
    archive = archive_of(tmp_path / "in.zip", files)
    assert collect(class_course, LESSON, archive).students == ["ada", "bruno", "chiara"]
    assert placed(class_course, "bruno") == "b"


def test_a_folder_is_read_like_an_archive(class_course, tmp_path):
    (tmp_path / "in" / "ada").mkdir(parents=True)
    (tmp_path / "in" / "ada" / f"{LESSON}.ipynb").write_text("a")
    (tmp_path / "in" / "bruno.zip").write_bytes(packed({f"bruno/{LESSON}.ipynb": "b"}))
    assert collect(class_course, LESSON, tmp_path / "in").students == ["ada", "bruno"]


MOODLE = {
    "Ada Okafor_51873_assignsubmission_file_/my work.ipynb": "lesson",
    "Zoë de la Cruz_51874_assignsubmission_file/01_perceptron (1).ipynb": "z",
    "Bruno Keller_51875_assignsubmission_file_01_perceptron.ipynb": "b",
    "Chiara Rossi_51876_assignsubmission_onlinetext_/onlinetext.html": "<p>my answer</p>",
    "Dmitri Sokolov_51877_assignsubmission_onlinetext_/onlinetext.html": "<p>see the file</p>",
    "Dmitri Sokolov_51877_assignsubmission_file_/01_perceptron.ipynb": "d",
}


def test_moodle_with_a_roster(class_course, tmp_path, lesson_text):
    roster = tmp_path / "class.csv"
    roster.write_text(
        "student_id;Full name;Email address\n"
        "s1;Okafor, Ada;ada@example.org\ns2;Zoe De La Cruz;\ns3;Bruno Keller;\ns4;Chiara Rossi;\ns5;DMITRI SOKOLOV;\n"
    )
    files = {name: lesson_text if content == "lesson" else content for name, content in MOODLE.items()}
    plan = collect(class_course, LESSON, archive_of(tmp_path / "in.zip", files), roster)
    assert plan.students == ["s1", "s2", "s3", "s5"]
    assert [placed(class_course, student) for student in ("s2", "s3", "s5")] == ["z", "b", "d"]
    assert plan.refused == [
        ("Chiara Rossi_51876_assignsubmission_onlinetext_/onlinetext.html", "text typed into Moodle")
    ]
    assert len(plan.remarks) == 1 and "my work.ipynb" in plan.remarks[0]
    with class_course.gradebook() as gradebook:
        ada = gradebook.find_student("s1")
        assert (ada.first_name, ada.last_name, ada.email) == ("Ada", "Okafor", "ada@example.org")


def test_moodle_without_a_roster_makes_ids_of_names(class_course, tmp_path):
    files = {"Zoë Łuk_7_assignsubmission_file_/01_perceptron.ipynb": "z"}
    archive = archive_of(tmp_path / "in.zip", files)
    assert collect(class_course, LESSON, archive).students == ["zoe.uk"]
    again = plan_collection(class_course, LESSON, archive)
    assert again.students == ["zoe.uk"] and again.having("unchanged") == ["zoe.uk"]


def test_two_learners_of_one_name_are_told_apart_or_refused(class_course, tmp_path):
    files = {f"Wei Li_{number}_assignsubmission_file_/01_perceptron.ipynb": number for number in ("81", "82")}
    archive = archive_of(tmp_path / "in.zip", files)
    plan = plan_collection(class_course, LESSON, archive)
    assert plan.students == []
    assert [reason for _, reason in plan.refused] == [
        "two learners have this name (numbers 81, 82): use --roster CSV"
    ] * 2
    roster = tmp_path / "class.csv"
    roster.write_text("student_id,name,Identifier\nwl1,Wei Li,Participant 81\nwl2,Wei Li,Participant 82\n")
    assert collect(class_course, LESSON, archive, roster).students == ["wl1", "wl2"]
    assert placed(class_course, "wl2") == "82"
    roster.write_text("student_id,name\nwl1,Wei Li\nwl2,Wei Li\n")
    assert "may be wl1 or wl2" in plan_collection(class_course, LESSON, archive, roster).refused[0][1]


def test_a_number_of_one_platform_is_no_name_on_another(class_course, tmp_path):
    roster = tmp_path / "class.csv"
    roster.write_text("student_id,name\n51873,Bruno Keller\ns1,Ada Okafor\n")
    archive = archive_of(tmp_path / "in.zip", {"Ada Okafor_51873_assignsubmission_file_/01_perceptron.ipynb": "a"})
    assert plan_collection(class_course, LESSON, archive, roster).students == ["s1"]


def test_canvas_resubmissions_and_late_ones(class_course, tmp_path):
    roster = tmp_path / "class.csv"
    roster.write_text("student_id,name,canvas_id\nada,Ada Okafor,204\nmj,Mary Jane van Watson,\n")
    files = {
        "okaforada_204_9918_01_perceptron-1.ipynb": "second",
        "okaforada_204_9918_01_perceptron.ipynb": "first",
        "okaforada_LATE_204_9997_01_perceptron-2.ipynb": "third",
        "vanwatsonmaryjane_205_9919_01_perceptron.ipynb": "m",
        "nobodyknown_206_9920_01_perceptron.ipynb": "n",
    }
    plan = collect(class_course, LESSON, archive_of(tmp_path / "in.zip", files), roster)
    assert plan.students == ["ada", "mj"]
    assert placed(class_course, "ada") == "third" and placed(class_course, "mj") == "m"
    assert [older for _, older, _ in plan.older] == list(files)[1::-1]
    assert [each.student for each in plan.placed if each.late] == ["ada"]
    assert plan.refused == [
        (list(files)[-1], "'nobodyknown' is not in the roster: add the name to a column of the student's row")
    ]
    with class_course.gradebook() as gradebook:
        assert gradebook.find_student("mj").lms_user_id == "205"


def test_an_archive_of_nnlib_submit_in_a_platforms_archive(class_course, tmp_path):
    inner = packed({f"ada/{LESSON}.ipynb": "a", "manifest.json": "{}"})
    flat = packed({f"{LESSON}.ipynb": "b", "manifest.json": "{}"})
    files = {
        "okaforada_1_10_ada_01_perceptron_2026-11-21_12-00-00.zip": inner,
        "Bruno Keller_2_assignsubmission_file_/bruno_01_perceptron_2026-11-21_12-00-00.zip": flat,
        "chiara_01_perceptron_2026-11-21_12-00-00.zip": flat,
    }
    archive = archive_of(tmp_path / "in.zip", files)
    plan = collect(class_course, LESSON, archive)
    assert plan.students == ["bruno.keller", "chiara", "okaforada"] and not plan.refused
    assert placed(class_course, "okaforada") == "a" and placed(class_course, "chiara") == "b"


def test_the_platform_says_who_handed_in_whatever_stands_in_the_archive(class_course, tmp_path):
    files = {"Ada Okafor_1_assignsubmission_file_/work.zip": packed({f"bruno/{LESSON}.ipynb": "a"})}
    plan = collect(class_course, LESSON, archive_of(tmp_path / "in.zip", files))
    assert plan.students == ["ada.okafor"]
    assert "handed in by ada.okafor, made for bruno" in plan.remarks[0]


TO_BE_BRUNO = (
    f"ada/bruno_{LESSON}.ipynb",
    f"ada/bruno/{LESSON}.ipynb",
    f"ada/bruno_204_9918_{LESSON}.ipynb",
    f"ada/Bruno_51875_assignsubmission_file_/{LESSON}.ipynb",
)


@pytest.mark.parametrize("name", TO_BE_BRUNO)
@pytest.mark.parametrize("where", ["", "inbox/"])
def test_a_name_inside_ones_folder_does_not_replace_anothers_work(class_course, tmp_path, name, where):
    files = {f"{where}bruno/{LESSON}.ipynb": "b", where + name: "a"}
    archive = archive_of(tmp_path / "in.zip", files, {where + name: (2026, 11, 2, 12, 0, 0)})
    plan = collect(class_course, LESSON, archive)
    assert plan.students == ["bruno"]
    assert placed(class_course, "bruno") == "b"
    assert [member for member, _ in plan.refused] == [where + name]


@pytest.mark.parametrize("name", TO_BE_BRUNO[:2])
def test_whatever_lies_in_the_folder_of_a_student_is_that_students(class_course, tmp_path, lesson_text, name):
    new = f"{lesson_text}\n"
    files = {f"ada/{LESSON}.ipynb": lesson_text, name: new}
    archive = archive_of(tmp_path / "in.zip", files, {name: (2026, 11, 2, 12, 0, 0)})
    assert collect(class_course, LESSON, archive).students == ["ada"]
    assert placed(class_course, "ada") == new


@pytest.mark.parametrize("name", TO_BE_BRUNO)
def test_the_roster_knows_whose_folder_it_is(class_course, tmp_path, lesson_text, name):
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name\nada,Ada Okafor\nbruno,Bruno Keller\n")
    plan = collect(class_course, LESSON, archive_of(tmp_path / "in.zip", {name: lesson_text}), roster)
    assert plan.students == ["ada"]


def test_of_several_the_newest_counts_and_the_others_are_listed(class_course, tmp_path):
    files = {f"ada_{LESSON}_2026-11-0{day}_10-00-00.zip": packed({f"ada/{LESSON}.ipynb": day}) for day in "213"}
    dates = dict(zip(files, [(2026, 11, 2, 10, 0, 0), (2026, 11, 1, 10, 0, 0), (2026, 11, 3, 10, 0, 0)], strict=True))
    plan = collect(class_course, LESSON, archive_of(tmp_path / "in.zip", files, dates))
    assert placed(class_course, "ada") == "3"
    assert [older.split("_")[3][:10] for _, older, _ in plan.older] == ["2026-11-01", "2026-11-02"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_an_archive_uses_twice_is_two_versions(class_course, tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as zipped:
        for day in (2, 3, 1):
            zipped.writestr(zipfile.ZipInfo(f"ada/{LESSON}.ipynb", (2026, 11, day, 12, 0, 0)), str(day))
    assert len(collect(class_course, LESSON, tmp_path / "in.zip").older) == 2
    assert placed(class_course, "ada") == "3"


def test_another_lesson_is_not_taken_for_this_one(class_course, tmp_path):
    other = class_course.released("03_backprop").read_text()
    archive = archive_of(tmp_path / "in.zip", {"ada/homework.ipynb": other, "bruno/notes.ipynb": '{"cells": [1]}'})
    assert [reason for _, reason in plan_collection(class_course, LESSON, archive).refused] == [
        "it is lesson 03_backprop",
        f"it is neither named {LESSON} nor has its cells",
    ]


def test_what_is_there_already_is_not_touched(class_course, tmp_path):
    archive = archive_of(tmp_path / "in.zip", {f"ada/{LESSON}.ipynb": "a", f"bruno/{LESSON}.ipynb": "b"})
    collect(class_course, LESSON, archive)
    stamp = class_course.folder("submitted") / "ada" / LESSON / "timestamp.txt"
    stamp.write_text("2026-11-01 00:00:00 UTC")
    archive_of(archive, {f"ada/{LESSON}.ipynb": "a", f"bruno/{LESSON}.ipynb": "c", f"chiara/{LESSON}.ipynb": "d"})
    plan = collect(class_course, LESSON, archive)
    changes = {change: plan.having(change) for change in ("new", "replaced", "unchanged")}
    assert changes == {"new": ["chiara"], "replaced": ["bruno"], "unchanged": ["ada"]}
    assert stamp.read_text() == "2026-11-01 00:00:00 UTC"
    assert placed(class_course, "bruno") == "c"


def test_a_path_that_leads_out_is_refused(class_course, tmp_path):
    archive = archive_of(tmp_path / "in.zip", {f"../../ada/{LESSON}.ipynb": "a", f"/bruno/{LESSON}.ipynb": "b"})
    (tmp_path / "nested").mkdir()
    (tmp_path / "nested" / "c.zip").write_bytes(packed({f"../../../chiara/{LESSON}.ipynb": "c"}))
    for source in (archive, tmp_path / "nested"):
        plan = collect(class_course, LESSON, source)
        assert plan.students == []
        assert {reason for _, reason in plan.refused} == {"its path leads out of the archive"}


@pytest.mark.parametrize("student", [".", "..", "-r", "a/b", "a\nb", "a" * 200])
def test_an_id_that_is_unfit_for_a_folder_is_no_student(class_course, tmp_path, student):
    roster = tmp_path / "class.csv"
    roster.write_text(f'student_id,name\n"{student}",Ada\n')
    archive = archive_of(tmp_path / "in.zip", {f"ada/{LESSON}.ipynb": "a"})
    with pytest.raises(ValueError, match="expected an id of letters"):
        plan_collection(class_course, LESSON, archive, roster)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\nAda\n", "expected a column student_id"),
        ("student_id\nada\nada\n", "each student once"),
        ("", "expected a column student_id"),
    ],
)
def test_a_roster_that_is_not_as_it_must_be_is_named(class_course, tmp_path, text, message):
    roster = tmp_path / "class.csv"
    roster.write_text(text)
    with pytest.raises(ValueError, match=message):
        plan_collection(class_course, LESSON, archive_of(tmp_path / "in.zip", {}), roster)


def test_a_link_in_an_archive_is_refused(class_course, tmp_path):
    link = zipfile.ZipInfo(f"ada/{LESSON}.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as zipped:
        zipped.writestr(link, "/etc/passwd")
    assert collect(class_course, LESSON, tmp_path / "in.zip").refused == [(link.filename, "it is a link")]


def test_a_link_in_a_folder_is_refused(class_course, tmp_path):
    (tmp_path / "in" / "ada").mkdir(parents=True)
    (tmp_path / "secret").write_text("s")
    (tmp_path / "in" / "ada" / f"{LESSON}.ipynb").symlink_to(tmp_path / "secret")
    assert collect(class_course, LESSON, tmp_path / "in").students == []


def test_a_huge_notebook_is_refused_without_being_read(class_course, tmp_path, monkeypatch):
    monkeypatch.setattr(collect_members, "MAX_NOTEBOOK_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(f"ada/{LESSON}.ipynb", "0" * 100_000)
    plan = collect(class_course, LESSON, tmp_path / "in.zip")
    assert plan.students == [] and "the limit is" in plan.refused[0][1]


def test_archives_three_deep_and_false_archives_are_refused(class_course, tmp_path):
    files = {"ada.zip": packed({"ada.zip": packed({f"ada/{LESSON}.ipynb": "a"})}), "bruno.zip": "no archive"}
    plan = collect(class_course, LESSON, archive_of(tmp_path / "in.zip", files))
    assert plan.students == []
    assert [reason for _, reason in plan.refused] == [
        "it is an archive in an archive in an archive",
        "it is no zip archive",
    ]


def test_what_cannot_be_placed_is_named(class_course, tmp_path, lesson_text):
    files = {f"{LESSON}.ipynb": "a", "x/y.ipynb": lesson_text, "ada/answers.pdf": "p", "__MACOSX/ada/._x.ipynb": "m"}
    assert collect(class_course, LESSON, archive_of(tmp_path / "in.zip", files)).refused == [
        (f"{LESSON}.ipynb", f"expected STUDENT/{LESSON}.ipynb or STUDENT_{LESSON}.ipynb"),
        ("x/y.ipynb", "its path does not tell whose it is: name the students with --roster CSV"),
        ("ada/answers.pdf", "it is no notebook"),
    ]


def test_a_wrong_source_is_named(class_course, tmp_path):
    (tmp_path / "in.tar").write_text("no archive")
    with pytest.raises(ValueError, match="expected a zip archive or a folder"):
        collect(class_course, LESSON, tmp_path / "in.tar")


def broken_content(data):
    return data.replace(b"a" * 100, b"c" * 100, 1)


def encrypted(data):
    """Set the flag of encryption in the local header and in the central directory."""
    data = bytearray(data)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def unknown_packing(data):
    data = bytearray(data)
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 97
    return bytes(data)


def wrong_size(data):
    data = bytearray(data)
    data[data.index(b"PK\x01\x02") + 24] = 150
    return bytes(data)


def no_offset(data):
    data = bytearray(data)
    data[data.index(b"PK\x01\x02") + 42 : data.index(b"PK\x01\x02") + 46] = b"\xff\xff\xff\x7f"
    return bytes(data)


@pytest.mark.parametrize("damage", [broken_content, encrypted, unknown_packing, wrong_size, no_offset])
def test_a_damaged_member_is_named_and_the_others_are_placed(class_course, tmp_path, damage):
    archive = archive_of(tmp_path / "in.zip", {f"ada/{LESSON}.ipynb": "a" * 100, f"bruno/{LESSON}.ipynb": "b"})
    archive.write_bytes(damage(archive.read_bytes()))
    plan = collect(class_course, LESSON, archive)
    assert plan.students == ["bruno"]
    assert [name for name, _ in plan.refused] == [f"ada/{LESSON}.ipynb"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_in_every_packing_is_named(class_course, tmp_path, method):
    archive = tmp_path / "in.zip"
    with zipfile.ZipFile(archive, "w", method) as zipped:
        zipped.writestr(f"ada/{LESSON}.ipynb", json.dumps(list(range(5000))))
        zipped.writestr(f"bruno/{LESSON}.ipynb", "b")
    data = bytearray(archive.read_bytes())
    for position in range(60, 400):
        data[position] ^= 0x5A
    archive.write_bytes(data)
    plan = collect(class_course, LESSON, archive)
    assert plan.students == ["bruno"] and "damaged" in plan.refused[0][1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8), st.booleans())
def test_no_damage_to_an_archive_is_more_than_an_error_that_is_told(class_course, tmp_path, flips, nested):
    inner = packed({f"ada/{LESSON}.ipynb": "a" * 50, f"bruno/{LESSON}.ipynb": "b" * 50})
    data = bytearray(inner)
    for place, value in flips:
        data[place % len(data)] = value
    archive = tmp_path / "in.zip"
    archive.write_bytes(packed({"x.zip": bytes(data)}) if nested else data)
    try:
        plan = plan_collection(class_course, LESSON, archive)
    except ValueError as error:
        assert "expected a zip archive" in str(error)
    else:
        assert all(reason for _, reason in plan.refused)


def test_the_command_says_what_it_will_do_and_a_dry_run_does_not(class_course, tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_CLASS", str(class_course.class_folder))
    archive = archive_of(tmp_path / "in.zip", {f"ada/{LESSON}.ipynb": "a", "[red]\x1b[2J.txt": "x"})
    dry = CliRunner().invoke(app, ["collect", "perceptron", str(archive), "--dry-run"])
    assert dry.exit_code == 1, dry.output
    assert "new: 1: ada" in dry.output and "nothing was changed" in dry.output
    assert "not placed: [red][2J.txt: it is no notebook" in dry.output
    assert not list(class_course.class_folder.rglob("*.ipynb"))
    assert not (class_course.class_folder / "gradebook.db").exists()
    done = CliRunner().invoke(app, ["collect", "01", str(archive)])
    assert "collected 1 submissions" in done.output
    assert placed(class_course, "ada") == "a"
    assert CliRunner().invoke(app, ["collect", "99", str(archive)]).exit_code == 2
