"""The page that a learner gets back: one HTML file per lesson, without scripts and without network.

nbgrader's ``generate_feedback`` makes it when ``nbgrader_config.py`` names
:class:`autograder.feedback.exporter.FeedbackExporter` as ``GenerateFeedback.exporter_class``.
"""

from autograder.feedback.exporter import FeedbackExporter
from autograder.feedback.page import Page, make_page

__all__ = ["FeedbackExporter", "Page", "make_page"]
