"""Interactive widgets of the lessons: one widget a file, drawn by one canvas.

Each widget takes the learner's functions, stands in nnlib's where they do not work, shows its numbers and formula, is
worked by keyboard, and gives a static picture (``widget.static()``) where widgets do not run.
"""

from nnlib.widgets.activation_histograms import ActivationHistograms, histograms_picture
from nnlib.widgets.gradient_flow import GradientFlow, gradient_flow_picture
from nnlib.widgets.graph_view import GraphView, graph_picture
from nnlib.widgets.logistic_boundary import LogisticBoundary, logistic_picture
from nnlib.widgets.optimizer_race import OptimizerRace, race_picture
from nnlib.widgets.perceptron_boundary import PerceptronBoundary, perceptron_picture
from nnlib.widgets.regularisation_curves import RegularisationCurves, regularisation_picture
from nnlib.widgets.surfaces import SURFACES, Surface

__all__ = [
    "SURFACES",
    "ActivationHistograms",
    "GradientFlow",
    "GraphView",
    "LogisticBoundary",
    "OptimizerRace",
    "PerceptronBoundary",
    "RegularisationCurves",
    "Surface",
    "gradient_flow_picture",
    "graph_picture",
    "histograms_picture",
    "logistic_picture",
    "perceptron_picture",
    "race_picture",
    "regularisation_picture",
]
