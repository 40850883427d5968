"""The whole way of a class through one lesson: hand-out, collection, grading, feedback, export.

Contract: :func:`run_demo` works in a folder of its own (``class/demo``), starts it anew each time, and uses the same
functions as the commands for a real class.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autograder import grading
from autograder.collect import collect
from autograder.course import Course
from autograder.demo.learners import LEARNERS
from autograder.demo.sample_class import write_sample_class
from autograder.export import export_csv
from autograder.scores import Score, read_scores

LESSON = "01_perceptron"
Step = Callable[[str, list[str]], grading.Report]


@dataclass(frozen=True)
class DemoResult:
    """What the demo leaves behind."""

    scores: list[Score]
    feedback: Path
    csv: Path
    faults: list[grading.Processed]


def run_demo(course: Course, step: Step) -> DemoResult:
    """Take the sample class through lesson 1.

    Parameters
    ----------
    course
        A course whose class folder is the demo's own; what lies in it is removed first.
    step
        Called at the start of grading and of feedback with a title and the students; returns what to call after each.
    """
    shutil.rmtree(course.class_folder, ignore_errors=True)
    course.class_folder.mkdir(parents=True)
    archive = course.class_folder / "handed_in.zip"
    learners = write_sample_class(course, LESSON, archive)
    grading.register(course, LESSON)
    enrol(course, learners)
    students = collect(course, LESSON, archive).students

    processed: list[grading.Processed] = []
    for title, work in (("Grading", grading.autograde), ("Feedback", grading.generate_feedback)):
        report = step(title, students)

        def note(done: grading.Processed, report: grading.Report = report) -> None:
            processed.append(done)
            report(done)

        work(course, LESSON, students, note)
    csv = export_csv(course, course.class_folder / "grades.csv")
    faults = [done for done in processed if done.fault]
    return DemoResult(read_scores(course, LESSON), course.folder("feedback"), csv, faults)


def enrol(course: Course, learners: object = LEARNERS) -> None:
    """Enter the names of the sample class into the gradebook."""
    with course.gradebook() as gradebook:
        for learner in learners:  # type: ignore[attr-defined]
            first, last = learner.name.split(" ", 1)
            gradebook.update_or_create_student(learner.id, first_name=first, last_name=last)
