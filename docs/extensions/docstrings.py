"""Docstrings as Sphinx reads them: the bars of ``|z|`` are absolute values, not the marks of a substitution."""

import re
from typing import Any

from sphinx.application import Sphinx

ABSOLUTE = re.compile(r"(?<![`\w\\|])\|(\w+)\|(?![`\w|])")


def bars(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Escape bars in lines of text, in place; formulas and code are left alone."""
    in_formula = False
    for place, line in enumerate(lines):
        in_formula = line.lstrip().startswith(".. math::") or (
            in_formula and (not line.strip() or line.startswith(" "))
        )
        if not in_formula and "`" not in line and ">>>" not in line:
            lines[place] = ABSOLUTE.sub(r"\\|\1\\|", line)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the change to autodoc."""
    app.connect("autodoc-process-docstring", bars)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
