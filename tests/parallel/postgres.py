"""A PostgreSQL server of the tests' own, in a temporary folder, run as a user without rights."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import IN_CI

FOLDERS = "usr/lib/postgresql/*/bin"


def find_binaries() -> Path:
    """Return the folder of the newest server that the system has; without one, fail in CI and skip elsewhere."""
    found = sorted(Path("/").glob(FOLDERS), key=lambda path: float(path.parent.name))
    if not found:
        message = f"needs a PostgreSQL server in /{FOLDERS}: apt-get install postgresql"
        pytest.fail(message) if IN_CI else pytest.skip(message)
    return found[-1]


class Server:
    """The server; it listens on a socket in its folder alone."""

    def __init__(self) -> None:
        self.binaries = find_binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.user = self._unprivileged()
        if self.user:
            shutil.chown(self.folder, self.user, self.user if self.user == "postgres" else "nogroup")
        self.run("initdb", "-D", str(self.folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = ["-k", str(self.folder), "-c", "listen_addresses=", "-c", "fsync=off"]
        self.process = subprocess.Popen(
            [self.binaries / "postgres", "-D", str(self.folder / "data"), *options],
            user=self.user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while True:
            asked = subprocess.run([self.binaries / "pg_isready", "-q", "-h", str(self.folder)], check=False)
            if asked.returncode == 0:
                return
            assert time.monotonic() < deadline, "the PostgreSQL server did not start"
            time.sleep(0.1)

    def stop(self) -> None:
        """End the server at once, without waiting for its clients, as a crash would."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(60)

    def remove(self) -> None:
        """End the server and remove its folder."""
        with suppress(ProcessLookupError):
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def make_database(self, name: str) -> str:
        """Make an empty database; return its address for SQLAlchemy."""
        self.run("createdb", "-h", str(self.folder), "-U", "postgres", name)
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the unprivileged user."""
        done = subprocess.run(
            [self.binaries / program, *arguments], user=self.user, cwd=self.folder, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    def _unprivileged(self) -> str | None:
        """Return whom to run it as: PostgreSQL refuses to run as root."""
        if os.getuid() != 0:
            return None
        names = {entry.pw_name for entry in pwd.getpwall()}
        return "postgres" if "postgres" in names else "nobody"
