"""The sample class: made-up learners whose real notebooks show what grading does with every kind of answer."""

from autograder.demo.learners import LEARNERS, SampleLearner
from autograder.demo.sample_class import hand_in, write_sample_class

__all__ = ["LEARNERS", "SampleLearner", "hand_in", "write_sample_class"]
