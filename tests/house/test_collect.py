"""Archives of strangers are read without harm, and what cannot be placed is named."""

import stat
import zipfile

import pytest

from autograder import collect as module
from autograder.collect import collect

LESSON = "01_perceptron"


@pytest.fixture
def class_course(course, tmp_path):
    return course.override(CourseDirectory={"submitted_directory": str(tmp_path / "submitted")})


def archive_of(path, files):
    with zipfile.ZipFile(path, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return path


def test_both_plain_namings_are_placed(class_course, tmp_path):
    archive = archive_of(tmp_path / "in.zip", {f"ada/{LESSON}.ipynb": "a", f"deep/bruno_{LESSON}.ipynb": "b"})
    assert collect(class_course, LESSON, archive).students == ["ada", "bruno"]
    assert (tmp_path / "submitted" / "bruno" / LESSON / f"{LESSON}.ipynb").read_text() == "b"


def test_a_folder_is_read_like_an_archive(class_course, tmp_path):
    (tmp_path / "in" / "ada").mkdir(parents=True)
    (tmp_path / "in" / "ada" / f"{LESSON}.ipynb").write_text("a")
    assert collect(class_course, LESSON, tmp_path / "in").students == ["ada"]


def test_a_path_that_leads_out_is_refused(class_course, tmp_path):
    archive = archive_of(tmp_path / "in.zip", {f"../../ada/{LESSON}.ipynb": "a", f"/bruno/{LESSON}.ipynb": "b"})
    collected = collect(class_course, LESSON, archive)
    assert collected.students == []
    assert {reason for _, reason in collected.refused} == {"its path leads out of the archive"}


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
    monkeypatch.setattr(module, "MAX_NOTEBOOK_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(f"ada/{LESSON}.ipynb", "0" * 100_000)
    assert collect(class_course, LESSON, tmp_path / "in.zip").students == []


def test_what_cannot_be_placed_is_named(class_course, tmp_path):
    archive = archive_of(tmp_path / "in.zip", {"notes.ipynb": "a"})
    assert collect(class_course, LESSON, archive).refused == [
        ("notes.ipynb", f"expected STUDENT/{LESSON}.ipynb or STUDENT_{LESSON}.ipynb")
    ]


def test_a_wrong_source_is_named(class_course, tmp_path):
    (tmp_path / "in.tar").write_text("no archive")
    with pytest.raises(ValueError, match="expected a zip archive or a folder"):
        collect(class_course, LESSON, tmp_path / "in.tar")


def test_a_damaged_member_is_named_and_the_others_are_placed(class_course, tmp_path):
    archive = archive_of(tmp_path / "in.zip", {f"ada/{LESSON}.ipynb": "a" * 100, f"bruno/{LESSON}.ipynb": "b"})
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b"a" * 100, b"c" * 100, 1))
    collected = collect(class_course, LESSON, archive)
    assert collected.students == ["bruno"]
    assert collected.refused == [(f"ada/{LESSON}.ipynb", "it is damaged")]
