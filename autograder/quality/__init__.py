"""Measuring the tests of the lessons: wrong solutions, mutants and right solutions, run against every test cell.

- :mod:`autograder.quality.solved` reads a solved lesson, :mod:`autograder.quality.corpus` the solutions kept for it;
- :mod:`autograder.quality.mutants` makes wrong solutions from the reference;
- :mod:`autograder.quality.trial` runs one test cell on one solution, in a process of its own with a time limit;
- :mod:`autograder.quality.figures` counts what was caught, accepted and named.
"""
