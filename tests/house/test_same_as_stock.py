"""The sample class, graded in isolation and by nbgrader as it comes: the same points in every cell.

Left out are the two whose code stops the grader itself: one never ends, the other leaves the process, and stock
nbgrader has no score for them.
"""

import pytest
from nbgrader.converters.autograde import Autograde

from autograder import grading
from autograder.collect import collect
from autograder.course import Course
from autograder.demo.learners import LEARNERS
from autograder.demo.run import LESSON
from autograder.demo.sample_class import write_sample_class
from autograder.scores import read_scores

HONEST = [learner for learner in LEARNERS if learner.id not in ("hiro", "ines")]


def scores_of(course):
    archive = course.class_folder / "in.zip"
    write_sample_class(course, LESSON, archive, HONEST)
    grading.register(course, LESSON)
    faults = []
    students = collect(course, LESSON, archive).students
    grading.autograde(course, LESSON, students, lambda done: done.fault and faults.append(done))
    assert not faults
    return {score.student: [cell.points for cell in score.cells] for score in read_scores(course, LESSON)}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_honest_part_of_the_sample_class_scores_as_stock_nbgrader_scores_it(tmp_path):
    ours = Course.find(class_folder=str(tmp_path / "ours"))
    stock = Course.find(class_folder=str(tmp_path / "stock"))
    del stock.config.Autograde  # nbgrader's own steps, Execute among them
    assert Autograde(config=stock.config).autograde_preprocessors[0].__name__ == "Execute"
    assert scores_of(ours) == scores_of(stock)
