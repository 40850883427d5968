"""Taking hidden tests out of what is made for learners from an autograded notebook.

Contract: an nbgrader preprocessor for ``GenerateFeedback``. It looks at locked cells alone, so that nothing a learner
writes in his own cells can make it fail.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_locked

from autograder.isolation.regions import hidden_lines


class HideTests(NbGraderPreprocessor):
    """Remove the lines between ``### BEGIN HIDDEN TESTS`` and ``### END HIDDEN TESTS`` from test cells."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Remove the hidden lines of one cell."""
        if is_locked(cell):
            hidden = hidden_lines(cell.source)
            lines = cell.source.split("\n")
            cell.source = "\n".join(line for number, line in enumerate(lines, 1) if number not in hidden)
        return cell, resources
