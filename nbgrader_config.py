"""nbgrader's settings for this course; plain ``nbgrader ...`` from this folder uses them too.

Everything that a class produces lies in one folder, ``class/``, which git ignores. The environment variable
``AUTOGRADER_CLASS`` names another one: ``AUTOGRADER_CLASS=class/demo nbgrader formgrader`` looks at the sample class.
"""

import os
from pathlib import Path

from autograder.feedback.formgrader import protect
from autograder.isolation.preprocessor import configure

root = Path(__file__).resolve().parent
class_folder = root / os.environ.get("AUTOGRADER_CLASS", "class")
class_folder.mkdir(parents=True, exist_ok=True)

c = get_config()

c.CourseDirectory.course_id = "neural-networks"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
c.CourseDirectory.submitted_directory = str(class_folder / "submitted")
c.CourseDirectory.autograded_directory = str(class_folder / "autograded")
c.CourseDirectory.feedback_directory = str(class_folder / "feedback")
c.CourseDirectory.solution_directory = str(class_folder / "solution")
c.CourseDirectory.db_url = f"sqlite:///{class_folder / 'gradebook.db'}"
# The hand-edited sources hold the answers: nbgrader would copy them into the release.
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.py"]

# nbgrader's exchange must be a folder that can be written to, or formgrader shows errors.
c.Exchange.root = str(class_folder / "exchange")
(class_folder / "exchange").mkdir(exist_ok=True)

c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
c.ClearSolutions.text_stub = "*Your answer here.*"

# Learners' cells run in a sandbox, the gradebook's tests outside it; limits are settings of ExecuteIsolated.
configure(c)

# What learners wrote is cleaned before formgrader shows it in an instructor's browser.
protect(c)

# One page for a learner and a lesson: score, checks with messages, figures, the next step; no scripts, no network.
c.GenerateFeedback.exporter_class = "autograder.feedback.exporter.FeedbackExporter"
