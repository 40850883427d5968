"""Writing the scores of a class to a file through nbgrader's own CSV exporter.

Contract: the file is what ``nbgrader export`` writes, one row a student and lesson.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import CsvExportPlugin

from autograder.course import Course


def export_csv(course: Course, path: Path, lesson: str | None = None) -> Path:
    """Write the scores of all lessons, or of one, to a CSV file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plugin = CsvExportPlugin(config=course.config)
    plugin.to = str(path)
    plugin.assignment = [lesson] if lesson else []
    with course.gradebook() as gradebook:
        plugin.export(gradebook)
    return path
