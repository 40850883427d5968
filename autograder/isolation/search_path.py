"""Where this process finds its modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path


def package_folder(name: str) -> Path:
    """Return the folder of a package without importing it.

    Raises
    ------
    RuntimeError
        When it is not installed.
    """
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"expected the package {name} to be installed; it is not: run pip install -e .")
    return Path(next(iter(spec.submodule_search_locations))).resolve()


def search_path() -> list[str]:
    """Return the folders that exist in this process's search path for modules."""
    return [str(Path(path).resolve()) for path in sys.path if path and Path(path).exists()]
