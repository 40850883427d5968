"""Interactive widgets of the lessons: one widget a file, drawn by one canvas.

Each widget takes the learner's functions, stands in nnlib's where they do not work, shows its numbers and formula, is
worked by keyboard, and gives a static picture (``widget.static()``) where widgets do not run.
"""

from nnlib.widgets.perceptron_boundary import PerceptronBoundary, perceptron_picture

__all__ = ["PerceptronBoundary", "perceptron_picture"]
