"""The instructor's commands, one in each file; :mod:`autograder.cli` puts them together."""
