"""Interactive widgets of the lessons: one widget a file, drawn by one canvas.

Each widget takes the learner's functions, stands in nnlib's where they do not work, shows its numbers and formula, is
worked by keyboard, and gives a static picture (``widget.static()``) where widgets do not run.
"""

from nnlib.widgets.activation_histograms import ActivationHistograms
from nnlib.widgets.gradient_flow import GradientFlow
from nnlib.widgets.graph_view import GraphView
from nnlib.widgets.logistic_boundary import LogisticBoundary
from nnlib.widgets.optimizer_race import OptimizerRace
from nnlib.widgets.perceptron_boundary import PerceptronBoundary
from nnlib.widgets.pictures.gradient_norms import gradient_flow_picture
from nnlib.widgets.pictures.graph import graph_picture
from nnlib.widgets.pictures.histograms import histograms_picture
from nnlib.widgets.pictures.logistic import logistic_picture
from nnlib.widgets.pictures.perceptron import perceptron_picture
from nnlib.widgets.pictures.playground import playground_picture
from nnlib.widgets.pictures.race import race_picture
from nnlib.widgets.pictures.regularisation import regularisation_picture
from nnlib.widgets.playground import Playground
from nnlib.widgets.regularisation_curves import RegularisationCurves
from nnlib.widgets.surfaces import SURFACES, Surface

__all__ = [
    "SURFACES",
    "ActivationHistograms",
    "GradientFlow",
    "GraphView",
    "LogisticBoundary",
    "OptimizerRace",
    "PerceptronBoundary",
    "Playground",
    "RegularisationCurves",
    "Surface",
    "gradient_flow_picture",
    "graph_picture",
    "histograms_picture",
    "logistic_picture",
    "perceptron_picture",
    "playground_picture",
    "race_picture",
    "regularisation_picture",
]
