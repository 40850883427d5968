"""The file system that a learner's process sees: Python and the system's libraries, read-only, and nothing else.

Contract: :func:`enter` is called once, by the warm process, as root or in a user namespace of its own. After it the
process's root holds the folders of :class:`View` at their usual places, all read-only; the course, its gradebook and
the other submissions are not covered up but absent.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from autograder.isolation import syscalls
from autograder.isolation.syscalls import MS_BIND, MS_NODEV, MS_NOSUID, MS_PRIVATE, MS_REC

SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin")
SETTINGS = (
    "/etc/ld.so.cache",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/alternatives",
)
DEVICES = ("null", "zero", "full", "random", "urandom")
USERS = "learner:x:1000:1000:learner:/scratch/home:/bin/sh\n"
GROUPS = "learner:x:1000:\n"
OLD = "/.old"
# The one folder that can be written to. /tmp is another name for it, unless what is shown lies below the real /tmp.
SCRATCH = "/scratch"


@dataclass(frozen=True)
class View:
    """What is to be seen.

    Parameters
    ----------
    folders
        Folders shown as they are, read-only: the interpreter's and those with data sets.
    generated
        For each package folder, the files it holds in the view, by relative path; nothing else is in it.
    hidden
        Folders that are empty in the view, even where a folder that is shown holds them.
    """

    folders: tuple[str, ...]
    generated: dict[str, dict[str, str]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()


def enter(view: View) -> None:
    """Make the view this process's root, in a mount namespace that it is already alone in.

    Raises
    ------
    OSError
        When the kernel does not permit a mount.
    """
    syscalls.mount("none", "/", None, MS_REC | MS_PRIVATE)
    root = tempfile.mkdtemp(prefix="view-")
    tempfile.tempdir = None  # the place found just now is not the learner's
    syscalls.mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=64m")
    # Before anything is shown: where a folder of the system's is shown later, it is not written to.
    write_files(Path(root, "etc"), {"passwd": USERS, "group": GROUPS})
    for path in SYSTEM:
        _show(root, path)
    hidden = [path for path in view.hidden if _is_below(path, (*SYSTEM, *view.folders))]
    below = [path for path in view.folders if _is_below(path, hidden)]
    for path in (*SETTINGS, *(folder for folder in view.folders if folder not in below)):
        _show(root, path)
    for path in hidden:
        _empty(root, path)
    for path in below:
        _show(root, path)
    for path, files in view.generated.items():
        write_files(Path(_empty(root, path)), files)
    _devices(root)
    for name in ("proc", SCRATCH):
        Path(root, name.lstrip("/")).mkdir(exist_ok=True)
    if not Path(root, "tmp").exists():
        Path(root, "tmp").symlink_to(SCRATCH)
    Path(root, OLD.lstrip("/")).mkdir()
    os.chdir(root)
    syscalls.pivot_root(".", "." + OLD)
    os.chdir("/")
    # A new proc may only be mounted while another one is in sight, so this happens before the old root goes.
    syscalls.mount(f"{OLD}/proc", "/proc", None, MS_BIND | MS_REC)
    syscalls.unmount(OLD)
    Path(OLD).rmdir()
    syscalls.make_tree_read_only("/")
    # For what the imports write, such as Matplotlib's list of fonts; each submission's own scratch lies on top of it.
    syscalls.mount("tmpfs", SCRATCH, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=64m")


def write_files(folder: Path, files: dict[str, str]) -> None:
    """Write the generated files of a package."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _show(root: str, path: str) -> None:
    if not os.path.lexists(path):
        return
    target = Path(root + path)
    target.parent.mkdir(parents=True, exist_ok=True)
    if Path(path).is_symlink() and path in SYSTEM:
        if not os.path.lexists(target):
            target.symlink_to(Path(path).readlink())
        return
    if Path(path).is_dir():
        target.mkdir(parents=True, exist_ok=True)
    elif not target.exists():
        target.touch()
    syscalls.mount(str(Path(path).resolve()), str(target), None, MS_BIND | MS_REC)


def _empty(root: str, path: str) -> str:
    target = root + path
    Path(target).mkdir(parents=True, exist_ok=True)
    syscalls.mount("tmpfs", target, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=16m")
    return target


def _devices(root: str) -> None:
    folder = Path(root, "dev")
    folder.mkdir()
    for name in DEVICES:
        (folder / name).touch()
        syscalls.mount(f"/dev/{name}", str(folder / name), None, MS_BIND)
    for name, target in (("fd", "/proc/self/fd"), ("stdin", "/proc/self/fd/0"), ("stdout", "/proc/self/fd/1")):
        (folder / name).symlink_to(target)
    (folder / "shm").symlink_to(SCRATCH)


def _is_below(path: str, folders: tuple[str, ...] | list[str]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip("/") + "/") for folder in folders)
