"""Importing large libraries when a program names them, before its functions are called.

Contract: a solution that imports SciPy or scikit-learn inside a function would otherwise spend its time limit on the
import and look like an endless loop, and do so in each process that is forked for tests. Only modules of these
libraries are imported, never anything else that is named.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
from collections.abc import Iterable, Iterator

LARGE = frozenset({"matplotlib", "scipy", "sklearn"})


def import_large(sources: Iterable[str]) -> None:
    """Import the modules of large libraries that these programs import; what goes wrong then is left to them."""
    for name in dict.fromkeys(name for source in sources for name in large_modules(source)):
        with contextlib.suppress(Exception, SystemExit):  # a program may have a module of its own by that name
            importlib.import_module(name)


def large_modules(source: str) -> Iterator[str]:
    r"""Give the modules of large libraries that a program imports, wherever in it.

    >>> list(large_modules("import os\ndef f():\n    from sklearn.metrics import log_loss\n    import scipy"))
    ['sklearn.metrics', 'scipy']
    """
    if not any(name in source for name in LARGE):
        return
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return
    for node in nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        yield from (name for name in names if name.split(".")[0] in LARGE)
