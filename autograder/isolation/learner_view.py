"""Which folders and modules a learner's process finds: those of Python, and of the course what is shown to learners.

Contract: :func:`learner_view` says it for the warm process; ``nnlib`` lacks what the lesson grades, ``autograder`` has
its checks and this package alone, and no other folder of the course is in sight.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from autograder.isolation.answers import package_without
from autograder.isolation.rootfs import write_files
from autograder.isolation.search_path import package_folder, search_path

SHOWN_TO_LEARNERS = ("__init__.py", "checks/", "isolation/")


def learner_view(
    graded: frozenset[str], data: tuple[str, ...], hidden: tuple[str, ...], unconfined: Path | None
) -> dict[str, Any]:
    """Return the search path, the folder of this package and the view of the file system, as plain data.

    Parameters
    ----------
    graded
        The names that the lesson grades, absent from ``nnlib``.
    data
        Folders with data sets that learners' code may read.
    hidden
        Folders that must not be seen even if they lie inside a folder of the system.
    unconfined
        Where to write the packages for a process that is not confined; None for one that is.
    """
    course = {str(package_folder(name).parent) for name in ("nnlib", "autograder")}
    shown_of_grader = package_without(package_folder("autograder"), ())
    generated = {
        str(package_folder("nnlib")): package_without(package_folder("nnlib"), graded),
        str(package_folder("autograder")): {
            name: text for name, text in shown_of_grader.items() if name.startswith(SHOWN_TO_LEARNERS)
        },
    }
    interpreter = list(dict.fromkeys([sys.base_prefix, sys.base_exec_prefix, sys.prefix, sys.exec_prefix]))
    # A folder of the course may have got into sys.path, of an extension of Sphinx, say: it stays unseen.
    private = [*course, *(folder for folder in hidden if folder)]
    importable = [path for path in search_path() if Path(path).is_dir() and path not in course]
    folders = [*interpreter, *(path for path in importable if _inside(path, interpreter) or not _inside(path, private))]
    folders += [named] if (named := os.environ.get("NNLIB_DATA")) else []
    sys_path, package = ["", *search_path()], str(package_folder("autograder"))
    if unconfined is not None:
        for folder, files in generated.items():
            write_files(unconfined / Path(folder).name, files)
        rest = (path for path in search_path() if path not in course or "site-packages" in path)
        sys_path, package = ["", str(unconfined), *rest], str(unconfined / "autograder")
    shown = [path for path in dict.fromkeys([*folders, *data]) if not _inside(path, folders)]
    view = {"folders": shown, "generated": generated, "hidden": [*hidden, *sorted(course - set(folders))]}
    return {"sys_path": sys_path, "package": package, "view": view}


def _inside(path: str, folders: list[str]) -> bool:
    return any(path != folder and path.startswith(folder.rstrip("/") + "/") for folder in folders)
