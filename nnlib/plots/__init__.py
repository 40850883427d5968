"""Plots with Matplotlib: each takes ``ax=None``, draws there or on new axes, and returns the axes."""

from nnlib.plots.boundary import plot_decision_boundary
from nnlib.plots.confusion import plot_confusion_matrix
from nnlib.plots.graph import plot_graph
from nnlib.plots.history import plot_history
from nnlib.plots.weights import plot_weights

__all__ = ["plot_confusion_matrix", "plot_decision_boundary", "plot_graph", "plot_history", "plot_weights"]
