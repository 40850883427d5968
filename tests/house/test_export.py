"""What is exported is what nbgrader counts, and learning platforms get their own files back, filled in."""

import csv
from datetime import datetime

import pytest
from nbgrader.plugins import CsvExportPlugin
from typer.testing import CliRunner

from autograder.cli import app
from autograder.course import Course
from autograder.export import export_csv
from autograder.export_grades import read_grades
from autograder.export_table import harmless, read_table

LESSON = "01_perceptron"
STUDENTS = {
    "ada": ("Ada", "Okafor", "ada@example.org", "204", 9.0),
    "bruno": ("Bruno", "Keller", "bruno@example.org", None, 4.5),
    "idle": ("Ines", "Duarte", "ines@example.org", "206", None),
    "zoe": ("Zoë", "de la Cruz", None, None, 10.0),
}


def class_with(folder, students):
    """A class whose gradebook holds one code cell of 10 points and one question of 2, and these students."""
    course = Course.find(class_folder=str(folder))
    with course.gradebook() as gradebook:
        gradebook.add_assignment(LESSON, duedate=datetime(2026, 11, 20))
        gradebook.add_notebook(LESSON, LESSON)
        for name, points, kind in (("test_threshold", 10, "code"), ("in_words", 2, "markdown")):
            gradebook.add_grade_cell(name, LESSON, LESSON, max_score=points, cell_type=kind)
        for student, (first, last, email, number, points) in students.items():
            gradebook.add_student(student, first_name=first, last_name=last, email=email, lms_user_id=number)
            if points is not None:
                gradebook.add_submission(LESSON, student, timestamp=datetime(2026, 11, 19, 12))
                grade = gradebook.find_grade("test_threshold", LESSON, LESSON, student)
                grade.auto_score = points
                grade.needs_manual_grade = False
                if student == "bruno":
                    gradebook.find_grade("in_words", LESSON, LESSON, student).manual_score = 1.5
        gradebook.db.commit()
    return course


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    return class_with(tmp_path_factory.mktemp("graded") / "class", STUDENTS)


def export(course, monkeypatch, *arguments):
    monkeypatch.setenv("AUTOGRADER_CLASS", str(course.class_folder))
    return CliRunner().invoke(app, ["export", *map(str, arguments)])


def test_nbgraders_csv_is_what_nbgrader_writes(tmp_path):
    graded = class_with(tmp_path / "class", STUDENTS)
    with graded.gradebook() as gradebook:
        gradebook.find_submission(LESSON, "ada").notebooks[0].late_submission_penalty = 2.0
        gradebook.db.commit()
        plugin = CsvExportPlugin(config=graded.config)
        plugin.to = str(tmp_path / "theirs.csv")
        plugin.export(gradebook)
    theirs = sorted(csv.DictReader((tmp_path / "theirs.csv").open()), key=lambda row: row["student_id"])
    ours = list(csv.DictReader(export_csv(graded, tmp_path / "ours.csv").open(encoding="utf-8")))
    assert ours == theirs
    assert [row["score"] for row in ours] == ["7.0", "6.0", "0.0", "10.0"]


def test_moodles_worksheet_is_filled_in(graded, tmp_path, monkeypatch):
    template = tmp_path / "worksheet.csv"
    template.write_bytes(
        "\ufeffIdentifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
        "Last modified (grade),Feedback comments\r\n"
        "Participant 51873,Ada Okafor,ADA@example.org,Submitted,,12.00,Yes,-,\r\n"
        "Participant 51874,Keller Bruno,,Submitted,,12.00,Yes,-,\r\n"
        'Participant 51875,"Duarte, Ines",ines@example.org,No submission,,12.00,Yes,-,\r\n'
        "Participant 51876,Somebody Else,else@example.org,Submitted,,12.00,Yes,-,\r\n".encode()
    )
    to = tmp_path / "out.csv"
    result = export(graded, monkeypatch, "1", "--format", "moodle", "--template", template, "--to", to)
    assert result.exit_code == 1
    assert "zoe handed in and is not in Moodle's file" in result.output
    assert "not graded here: 1: Somebody Else" in result.output
    assert to.read_bytes().startswith(b"\xef\xbb\xbf")
    table = read_table(to)
    assert table.columns == read_table(template).columns
    assert [row["Grade"] for row in table.rows] == ["9", "6", "", ""]
    assert table.rows[0]["Feedback comments"] == "threshold: 9 of 10; in words: not graded yet"
    assert table.rows[1]["Feedback comments"] == "threshold: 4.5 of 10; in words: 1.5 of 2"
    assert [row["Identifier"] for row in table.rows] == [row["Identifier"] for row in read_table(template).rows]


def test_points_become_those_of_the_platform_or_not(graded, tmp_path, monkeypatch):
    template = tmp_path / "worksheet.csv"
    template.write_text("Identifier;Full name;Grade;Maximum Grade\nParticipant 1;Zoe De La Cruz;;6,00\n")
    arguments = ["1", "--format", "moodle", "--template", template, "--to", tmp_path / "out.csv"]
    scaled = export(graded, monkeypatch, *arguments)
    assert "12 points of the lesson are 6 in Moodle" in scaled.output
    assert read_table(tmp_path / "out.csv").rows[0]["Grade"] == "5"
    plain = export(graded, monkeypatch, *arguments, "--no-scale")
    assert plain.exit_code == 2 and "expected at most the 6 points that Moodle states; zoe has 10" in " ".join(
        plain.output.split()
    )


def test_canvas_gradebook_is_filled_in(graded, tmp_path, monkeypatch):
    template = tmp_path / "gradebook.csv"
    template.write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Lesson 01 Perceptron (4711),Other (4712),Current Score\n"
        "    Points Possible,,,,,12,5,(read only)\n"
        '"Okafor, Ada",204,,ada.okafor,Group A,,3,1\n'
        '"K, B",205,,bruno,Group A,,4,2\n'
        '"de la Cruz, Zoë",207,,z,Group B,1,5,3\n'
        '"Student, Test",999,,,Group B,,,\n'
    )
    to = tmp_path / "out.csv"
    result = export(graded, monkeypatch, LESSON, "--format", "canvas", "--template", template, "--to", to)
    assert result.exit_code == 0, result.output
    table = read_table(to)
    column = "Lesson 01 Perceptron (4711)"
    assert table.columns == ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", column)
    assert [row[column] for row in table.rows] == ["12", "9", "6", "10"]
    assert [row["ID"] for row in table.rows] == ["", "204", "205", "207"]


def test_canvas_without_a_template(graded, tmp_path, monkeypatch):
    to = tmp_path / "out.csv"
    assert export(graded, monkeypatch, "1", "--format", "canvas", "--to", to).exit_code == 0
    table = read_table(to)
    assert table.columns == ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", LESSON)
    assert [(row["Student"], row["ID"], row["SIS Login ID"], row[LESSON]) for row in table.rows] == [
        ("    Points Possible", "", "", "12"),
        ("Okafor, Ada", "204", "ada", "9"),
        ("Keller, Bruno", "", "bruno", "6"),
        ("de la Cruz, Zoë", "", "zoe", "10"),
    ]


def test_moodle_without_a_template(graded, tmp_path, monkeypatch):
    to = tmp_path / "out.csv"
    assert export(graded, monkeypatch, "1", "--format", "moodle", "--to", to).exit_code == 0
    assert [row["Email address"] for row in read_table(to).rows] == ["ada@example.org", "bruno@example.org", ""]


@pytest.mark.parametrize("text", ["Student,Name\nx,y\n", "Student,ID,Other (1)\nx,1,\n", ""])
def test_a_wrong_template_is_named_and_nothing_is_written(graded, tmp_path, monkeypatch, text):
    (tmp_path / "t.csv").write_text(text)
    to = tmp_path / "out.csv"
    for form in ("moodle", "canvas"):
        result = export(graded, monkeypatch, "1", "--format", form, "--template", tmp_path / "t.csv", "--to", to)
        assert result.exit_code == 2 and "expected" in result.output
        assert not to.exists()


FORMULAS = ['=HYPERLINK("http://x","y")', "+1+cmd|'/c calc'!A0", "@SUM(A1)", "-2+3", "\t=1+1", "＝1"]


def test_no_name_is_a_formula(tmp_path, monkeypatch):
    students = {f"eve{i}": (name, 'O"Neil, \nJr', "=1+1", None, 3.0) for i, name in enumerate(FORMULAS)}
    course = class_with(tmp_path / "class", students)
    for form in ("nbgrader", "moodle", "canvas"):
        to = tmp_path / f"{form}.csv"
        assert export(course, monkeypatch, "1", "--format", form, "--to", to).exit_code == 0
        table = read_table(to)
        cells = [cell for row in table.rows for cell in row.values()]
        assert not [cell for cell in cells if cell.strip(" ").startswith(("=", "+", "-", "@", "\t", "＝"))]
        assert len(table.rows) == len(FORMULAS) + (form == "canvas")


def test_numbers_stay_numbers():
    assert [harmless(value) for value in (-2.5, "-3", 0, None, "3e4")] == ["-2.5", "-3", "0", "", "3e4"]


def test_two_students_of_one_name_are_not_taken_for_each_other(tmp_path, monkeypatch):
    same = {"w1": ("Wei", "Li", None, None, 3.0), "w2": ("Wei", "Li", None, None, 5.0)}
    course = class_with(tmp_path / "class", same)
    (tmp_path / "t.csv").write_text("Identifier,Full name,Grade\nParticipant 1,Wei Li,\nParticipant 2,Wei Li,\n")
    to = tmp_path / "out.csv"
    result = export(course, monkeypatch, "1", "--format", "moodle", "--template", tmp_path / "t.csv", "--to", to)
    assert result.exit_code == 1 and "w1 handed in" in result.output and "w2 handed in" in result.output
    assert [row["Grade"] for row in read_table(to).rows] == ["", ""]


def test_before_grading_there_is_nothing_to_export(tmp_path, monkeypatch):
    course = Course.find(class_folder=str(tmp_path / "class"))
    assert read_grades(course, LESSON) == []
    result = export(course, monkeypatch, "1", "--format", "canvas", "--to", tmp_path / "out.csv")
    assert result.exit_code == 1 and "autograder grade 01_perceptron" in result.output
    assert export(course, monkeypatch, "--format", "canvas").exit_code == 2
