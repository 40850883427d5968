"""The tests of every lesson catch what is wrong, accept what is right and name the mistake: the figures to hold."""

from pathlib import Path

import pytest

from autograder.build import read_source
from autograder.checks.hints import missing_hints
from autograder.course import Course
from autograder.quality.corpus import KINDS, read_corpus
from autograder.quality.figures import measure
from autograder.quality.solved import SolvedLesson

COURSE = Course.find(Path(__file__).parent)
CORPORA = Path(__file__).parents[1] / "corpora"
AT_LEAST = {"wrong": 8, "right": 5}


@pytest.mark.parametrize("lesson", COURSE.lessons)
def test_every_exercise_has_three_hints(lesson):
    assert missing_hints(read_source(COURSE.source(lesson))) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lesson", COURSE.lessons)
def test_every_exercise_has_a_corpus(lesson, kind):
    cases = [case for case in read_corpus(CORPORA / lesson) if case.kind == kind]
    functions = SolvedLesson.read(COURSE.source(lesson)).solutions
    counts = {name: sum(case.function == name for case in cases) for name in functions}
    assert {name: count for name, count in counts.items() if count < AT_LEAST[kind]} == {}
    assert {case.function for case in cases} <= set(functions)


@pytest.mark.slow
@pytest.mark.parametrize("lesson", COURSE.lessons)
def test_the_figures_are_reached(lesson):
    figures = measure(SolvedLesson.read(COURSE.source(lesson)), CORPORA / lesson)
    assert figures.wrong.missing == []
    assert figures.right.missing == []
    assert figures.mutants.share >= 0.98, figures.mutants.missing
    assert figures.named.share >= 0.8, figures.named.missing
    assert figures.stale == []
