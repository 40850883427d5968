"""The files of an inbox: a folder or a zip archive, with the archives that learners handed in inside it.

Contract: an :class:`Inbox` is read and never unpacked. What leads out of it, is a link or is too large is a member with
a ``refusal``; what is damaged raises :class:`UnreadableError` when it is read. Archives in archives are read one level
deep: a learner hands in one archive, a learning platform packs those into another.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import TracebackType

MIB = 2**20
MAX_NOTEBOOK_BYTES = 20 * MIB
MAX_ARCHIVE_BYTES = 64 * MIB
MAX_MEMBERS = 50_000
# What Python's zipfile raises for a directory of members that makes no sense.
DAMAGE = (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, struct.error, EOFError, OverflowError)
NOISE = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints", "manifest.json"}


class UnreadableError(Exception):
    """A member cannot be read; the message says why."""


@dataclass(frozen=True)
class Member:
    """One file: its path in the inbox, when it was last changed, how to read it, or why it is refused."""

    name: str
    date: tuple[int, ...]
    read: Callable[[], bytes]
    refusal: str = ""


class Inbox:
    """What learners handed in, as a context manager: ``with Inbox(path) as inbox: for member in inbox.members()``.

    Raises
    ------
    ValueError
        When the path is neither a zip archive nor a folder.
    """

    def __init__(self, source: Path) -> None:
        if not source.is_dir() and not zipfile.is_zipfile(source):
            raise ValueError(f"expected a zip archive or a folder of notebooks; got {source}")
        self.source = source
        self._open = ExitStack()

    def __enter__(self) -> Inbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._open.close()

    def members(self) -> Iterator[Member]:
        """Yield the files in a fixed order, those in archives that were handed in instead of these archives."""
        for member in _folder(self.source) if self.source.is_dir() else self._outer():
            if PurePosixPath(member.name).suffix.lower() == ".zip" and not member.refusal:
                yield from self._nested(member)
            else:
                yield member

    def _outer(self) -> Iterator[Member]:
        try:
            yield from self._archive(self.source, PurePosixPath())
        except DAMAGE as error:
            raise ValueError(f"expected a zip archive that can be read; {self.source} is damaged: {error}") from None

    def _nested(self, member: Member) -> Iterator[Member]:
        """Read an archive in the inbox as the folder of its name."""
        try:
            inner = list(self._archive(io.BytesIO(member.read()), PurePosixPath(member.name).with_suffix("")))
        except (UnreadableError, *DAMAGE) as error:
            reason = str(error) if isinstance(error, UnreadableError) else "it is no zip archive"
            yield Member(member.name, member.date, member.read, reason)
            return
        for each in inner:
            is_archive = PurePosixPath(each.name).suffix.lower() == ".zip"
            refusal = "it is an archive in an archive in an archive" if is_archive else each.refusal
            yield Member(each.name, max(member.date, each.date), each.read, refusal)

    def _archive(self, file: Path | io.BytesIO, folder: PurePosixPath) -> Iterator[Member]:
        archive = self._open.enter_context(zipfile.ZipFile(file))
        for number, info in enumerate(archive.infolist()):
            if number == MAX_MEMBERS:
                name = str(folder / "...")
                yield Member(name, (), lambda: b"", f"it has more than {MAX_MEMBERS} files: the rest was not read")
                return
            if not info.is_dir() and not NOISE & set(PurePosixPath(info.filename).parts):
                yield _zip_member(archive, info, folder)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, folder: PurePosixPath) -> Member:
    path = PurePosixPath(info.filename)
    limit = _limit(path)
    refusal = ""
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename:
        refusal = "its path leads out of the archive"
    elif stat.S_ISLNK(info.external_attr >> 16):
        refusal = "it is a link"
    elif info.file_size > limit:
        refusal = _too_large(info.file_size, limit)
    name = info.filename if refusal.startswith("its path") else str(folder / path)
    return Member(name, tuple(info.date_time), lambda: _read(archive, info, limit), refusal)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return the content of a member; the size that an archive states may be a lie, so no more than `limit` is read."""
    try:
        with archive.open(info) as member:
            content = member.read(limit + 1)
    except (RuntimeError, NotImplementedError):
        raise UnreadableError("it is encrypted or packed in a way that is not known here") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise UnreadableError("it is damaged") from None
    except Exception as error:  # bz2, lzma and zstd have errors of their own
        raise UnreadableError(f"it is damaged ({type(error).__name__})") from None
    if len(content) > limit:
        raise UnreadableError(_too_large(len(content), limit))
    if len(content) != info.file_size:
        raise UnreadableError("it is damaged: it has not the size that the archive states")
    return content


def _folder(source: Path) -> Iterator[Member]:
    for path in sorted(source.rglob("*")):
        relative = path.relative_to(source)
        if NOISE & set(relative.parts) or (path.is_dir() and not path.is_symlink()):
            continue
        limit, refusal, date = _limit(PurePosixPath(relative.as_posix())), "", ()
        if path.is_symlink() or not path.resolve().is_relative_to(source.resolve()):
            refusal = "it is a link"
        elif not path.is_file():
            refusal = "it is no ordinary file"
        else:
            found = path.stat()
            date = datetime.fromtimestamp(found.st_mtime).timetuple()[:6]  # type: ignore[assignment]
            refusal = _too_large(found.st_size, limit) if found.st_size > limit else ""
        yield Member(relative.as_posix(), date, path.read_bytes, refusal)


def _limit(path: PurePosixPath) -> int:
    return MAX_ARCHIVE_BYTES if path.suffix.lower() == ".zip" else MAX_NOTEBOOK_BYTES


def _too_large(size: int, limit: int) -> str:
    return f"it has {size / MIB:.0f} MiB; the limit is {limit / MIB:.0f} MiB"
