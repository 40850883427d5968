"""A new lesson: a skeleton that builds, grades, and has solutions that keep its tests honest.

- :mod:`autograder.new_lesson.skeleton` writes the files from ``templates/``.
"""
