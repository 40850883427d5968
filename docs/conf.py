"""Settings of the book: ``python -m sphinx -W -b html docs docs/_build/html`` builds it, without network."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "extensions"))
sys.path.insert(0, str(HERE.parent))

import pages  # noqa: E402

pages.generate(HERE.parent, HERE / "generated")

project = "The foundations of neural networks, hands on"
author = copyright = "the authors of nnlib-course"
version = release = installed_version("nnlib-course")
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "docstrings", "mathml", "accessibility"]
exclude_patterns = ["_build", "extensions", "figures", "generated/figures"]
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
nb_execution_mode = "off"
# Lessons have headings of their own. A name in a docstring that two modules have leads to one of them.
suppress_warnings = ["myst.header", "ref.python"]

autodoc_member_order = "bysource"
autodoc_typehints = "none"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True
add_module_names = False

html_theme = "furo"
html_title = project
html_math_renderer = "mathml"
html_static_path: list[str] = []
html_show_sphinx = False
html_copy_source = False
linkcheck_anchors = False
