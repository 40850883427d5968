"""The report on a class: one HTML page for the instructor, without scripts and without network.

The pieces, in the order in which they are used:

- :mod:`autograder.report.results` reads what grading left: scores, tables of checks, flags, times, answers;
- :mod:`autograder.report.statistics` counts, :mod:`autograder.report.similarity` compares answers;
- :mod:`autograder.report.plots` draws, :mod:`autograder.report.page` puts all of it on the page;
- :mod:`autograder.report.changes` tells what another grading changed.
"""
