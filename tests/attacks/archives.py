"""Attacks on collection: archives, as a learning platform would export them, that are not what they seem.

Contract: :func:`collect_with` unpacks an archive the way of one system and says what went wrong: something was written
outside the folder of submissions, a link came through, or more was written than anybody hands in.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from nbgrader.plugins.zipcollect import ExtractorPlugin

from autograder.collect import collect
from autograder.course import Course
from tests.attacks.secrets import LESSON

MOST_BYTES = 64 * 2**20
NOTEBOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def _zip(*members: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def path_out() -> bytes:
    """Anna's tool on Windows writes paths that lead out of the archive."""
    return _zip((f"../../anna/{LESSON}.ipynb", NOTEBOOK), (f"..\\..\\anna\\{LESSON}.ipynb", NOTEBOOK))


def absolute_path() -> bytes:
    """Bill packs with full paths, as his backup program does."""
    return _zip((f"/tmp/attack_was_here/bill/{LESSON}.ipynb", NOTEBOOK))


def link_member() -> bytes:
    """Cora 'saves space' with a link to the gradebook in place of her notebook."""
    return _zip((_link(f"cora/{LESSON}.ipynb"), b"../../../gradebook.db"))


def write_through_link() -> bytes:
    """Dean's archive has a link to a folder above, and then a file in it."""
    return _zip((_link("dean"), b"../.."), (f"dean/{LESSON}.ipynb", NOTEBOOK))


def bomb() -> bytes:
    """Ella's notebook is 200 megabytes of blanks, which weigh next to nothing in an archive."""
    return _zip((f"ella/{LESSON}.ipynb", b" " * (200 * 2**20)))


def lying_size() -> bytes:
    """Fritz's archive states a size of 100 bytes for a file that has 100 megabytes."""
    content = bytearray(_zip((f"fritz/{LESSON}.ipynb", b" " * (100 * 2**20))))
    local, central = content.find(b"PK\x03\x04"), content.find(b"PK\x01\x02")
    struct.pack_into("<I", content, local + 22, 100)
    struct.pack_into("<I", content, central + 24, 100)
    return bytes(content)


def many_bombs() -> bytes:
    """Gus has handed in a hundred large drafts beside his notebook."""
    drafts = [(f"gus/draft{number}.txt", b"0" * 2**21) for number in range(100)]
    return _zip((f"gus/{LESSON}.ipynb", NOTEBOOK), *drafts)


def tar_with_link() -> bytes:
    """Hedi prefers tar, which keeps her links."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        link = tarfile.TarInfo(f"hedi/{LESSON}.ipynb")
        link.type, link.linkname = tarfile.SYMTYPE, "../../../outside.txt"
        archive.addfile(link)
    return buffer.getvalue()


ARCHIVES: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        path_out,
        absolute_path,
        link_member,
        write_through_link,
        bomb,
        lying_size,
        many_bombs,
        tar_with_link,
    )
}


def collect_with(system: str, name: str, folder: Path) -> list[str]:
    """Collect an archive in `folder`, in the way of ``ours`` or ``stock``, and return what went wrong."""
    class_folder = folder / "course" / "class"
    class_folder.mkdir(parents=True)
    (folder / "course" / "outside.txt").write_text("the instructor's own")
    archive = folder / f"handed_in{'.tar.gz' if 'tar' in name else '.zip'}"
    archive.write_bytes(ARCHIVES[name]())
    before = {path for path in folder.rglob("*") if path.is_file()}
    if system == "ours":
        place = class_folder / "submitted"
        try:
            collect(Course.find(class_folder=str(class_folder)), LESSON, archive)
        except ValueError:
            pass  # an archive that is refused as a whole is refused
        except Exception as error:
            return [f"collection stopped: {type(error).__name__}: {error}"]
    else:
        place = class_folder / "extracted"
        inbox = class_folder / "archive"
        inbox.mkdir()
        archive.rename(inbox / archive.name)
        before.add(inbox / archive.name)
        try:
            ExtractorPlugin().extract(str(inbox), str(place))
        except Exception as error:
            return [f"collection stopped: {type(error).__name__}: {error}"]
    written = [path for path in folder.rglob("*") if (path.is_file() or path.is_symlink()) and path not in before]
    made = {"gradebook.db", "nbgrader.db"}
    wrong = [
        f"wrote {path.relative_to(folder)}" for path in written if place not in path.parents and path.name not in made
    ]
    wrong += [f"a link came through: {path.name}" for path in written if path.is_symlink()]
    size = sum(path.lstat().st_size for path in written)
    if size > MOST_BYTES:
        wrong.append(f"wrote {size / 2**20:.0f} MiB")
    if os.path.lexists("/tmp/attack_was_here"):
        wrong.append("wrote to an absolute path")
    return wrong
